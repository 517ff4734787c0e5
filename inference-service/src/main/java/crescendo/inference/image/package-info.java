/**
 * Images as answers: a batch of pixels, the grid it makes, PNG and zip.
 */
package crescendo.inference.image;
