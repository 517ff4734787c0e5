/**
 * A checkpoint measured: which metrics its manifest asks for, what they compare, and the results in the bucket.
 */
package crescendo.metrics.measure;
