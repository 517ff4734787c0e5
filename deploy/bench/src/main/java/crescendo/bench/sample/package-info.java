/**
 * What sampling over REST costs beside the network alone: both measured in turns, on the same file.
 */
package crescendo.bench.sample;
