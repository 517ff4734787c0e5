/** How discriminators heed the classes of images: one file each. */
package crescendo.trainer.model.conditioning;
