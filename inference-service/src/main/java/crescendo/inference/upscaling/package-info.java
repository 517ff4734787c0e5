/**
 * From a picture to a larger one: cut into tiles that overlap, run, put together row by row.
 */
package crescendo.inference.upscaling;
