/** Resumable state: what a blob of it holds, and which of them are kept. */
package crescendo.trainer.state;
