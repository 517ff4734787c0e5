/**
 * From a checkpoint's event to its last metric.
 */
package crescendo.bench.measure;
