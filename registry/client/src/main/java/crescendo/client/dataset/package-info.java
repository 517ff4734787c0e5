/**
 * Data sets in the bucket: which version a name means, and their images in a reproducible random order.
 */
package crescendo.client.dataset;
