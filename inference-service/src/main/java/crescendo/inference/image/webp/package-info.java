/**
 * What a lossless WebP makes its decoder keep, read before it is decoded.
 */
package crescendo.inference.image.webp;
