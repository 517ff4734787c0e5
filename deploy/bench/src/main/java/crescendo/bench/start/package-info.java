/**
 * How long each service takes until it is ready, and how much memory it then holds.
 */
package crescendo.bench.start;
