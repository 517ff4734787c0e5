/**
 * The metrics of what an extractor sees in images, one file each.
 */
package crescendo.measure.seen;
