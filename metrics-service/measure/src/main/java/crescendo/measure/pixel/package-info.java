/**
 * The metrics of images as they are, one file each.
 */
package crescendo.measure.pixel;
