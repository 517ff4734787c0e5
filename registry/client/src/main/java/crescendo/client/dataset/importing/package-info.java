/**
 * From a source of images to a data set in the bucket: square, at every power of two, in shards.
 */
package crescendo.client.dataset.importing;
