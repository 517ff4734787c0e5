/**
 * Two sets of images in files, compared by the metrics that checkpoints are measured by.
 */
package crescendo.cli.evaluate.sets;
