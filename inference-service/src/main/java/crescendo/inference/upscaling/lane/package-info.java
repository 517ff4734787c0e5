/**
 * Runs of one picture side by side.
 */
package crescendo.inference.upscaling.lane;
