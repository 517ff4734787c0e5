/** Networks that make images larger, and the one that judges what they made. */
package crescendo.trainer.model.upscaling;
