/** Additions to a discriminator's loss that keep it well-behaved: one file each. */
package crescendo.trainer.regulariser;
