/**
 * What measuring is made of: networks, and real images of a data set, out of the bucket.
 */
package crescendo.metrics.material;
