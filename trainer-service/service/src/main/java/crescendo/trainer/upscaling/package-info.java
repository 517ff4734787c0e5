/** Training of networks that make images larger. */
package crescendo.trainer.upscaling;
