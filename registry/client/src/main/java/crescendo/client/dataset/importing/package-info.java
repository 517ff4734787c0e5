/**
 * From a source of images to a data set in the bucket: in one shape, at every power of two, in shards.
 */
package crescendo.client.dataset.importing;
