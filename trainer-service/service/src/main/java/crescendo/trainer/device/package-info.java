/** What networks are trained on. */
package crescendo.trainer.device;
