/**
 * PNG files, written row by row.
 */
package crescendo.inference.image.png;
