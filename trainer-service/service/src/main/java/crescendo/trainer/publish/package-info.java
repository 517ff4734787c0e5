/** From networks in training to versions in the bucket: what is exported, how it is checked, in which order it is written. */
package crescendo.trainer.publish;
