/** Random changes of images that gradients pass through: one file each. */
package crescendo.trainer.augmentation;
