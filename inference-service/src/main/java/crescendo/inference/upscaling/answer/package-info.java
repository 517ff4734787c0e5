/**
 * Larger pictures as files: PNG as they are made, JPEG when all is there.
 */
package crescendo.inference.upscaling.answer;
