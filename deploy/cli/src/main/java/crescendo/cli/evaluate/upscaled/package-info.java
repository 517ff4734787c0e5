/**
 * Upscaled pictures beside their originals, as papers on super-resolution judge them.
 */
package crescendo.cli.evaluate.upscaled;
