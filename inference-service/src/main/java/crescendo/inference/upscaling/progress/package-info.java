/**
 * How far pictures are that somebody waits for.
 */
package crescendo.inference.upscaling.progress;
