/** How fast training steps are. */
package crescendo.trainer.bench;
