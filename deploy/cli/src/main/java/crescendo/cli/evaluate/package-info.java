/**
 * Metrics of files, without a platform: two sets of images compared, or upscaled pictures with their originals.
 */
package crescendo.cli.evaluate;
