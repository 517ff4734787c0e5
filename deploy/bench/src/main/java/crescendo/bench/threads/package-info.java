/**
 * How the cores are best given to runs of a generator.
 */
package crescendo.bench.threads;
