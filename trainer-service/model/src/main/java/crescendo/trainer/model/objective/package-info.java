/** What discriminator and generator strive for, as losses of scores: one file each. */
package crescendo.trainer.model.objective;
