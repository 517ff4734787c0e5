/**
 * Images into the bucket, and what is there.
 */
package crescendo.cli.dataset;
