/**
 * Upscaling over REST: a picture in, a larger one out while it is made.
 */
package crescendo.inference.rest.upscaled;
