/**
 * Larger pictures as files that are sent while they are made.
 */
package crescendo.inference.upscaling.answer;
