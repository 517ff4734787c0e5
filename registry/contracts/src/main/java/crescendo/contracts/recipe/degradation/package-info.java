/**
 * What super-resolution is trained to undo beside the shrinking: blur, noise and the traces of JPEG.
 */
package crescendo.contracts.recipe.degradation;
