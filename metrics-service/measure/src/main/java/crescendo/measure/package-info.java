/**
 * Two image sets compared by the name of a metric: what metrics share, wherever the images come from. The metrics
 * themselves are one file each, in {@code pixel} those of the images and in {@code seen} those of what an extractor sees in them.
 */
package crescendo.measure;
