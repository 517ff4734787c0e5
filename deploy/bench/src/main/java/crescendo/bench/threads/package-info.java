/**
 * How the cores are best given to runs of a generator, or of an upscaler.
 */
package crescendo.bench.threads;
