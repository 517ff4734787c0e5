/**
 * Walks through latent space: where the steps lie, and the images along them before they are rounded.
 */
package crescendo.measure.path;
