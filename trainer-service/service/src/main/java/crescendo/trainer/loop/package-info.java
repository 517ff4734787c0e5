/** The training loop, a page to read, and what it is made of: when to publish, what to report, how it ends. */
package crescendo.trainer.loop;
