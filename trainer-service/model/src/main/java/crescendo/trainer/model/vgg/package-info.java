/** Networks of stacked 3×3 convolutions, Simonyan and Zisserman 2015: trained here, or brought as weights. */
package crescendo.trainer.model.vgg;
