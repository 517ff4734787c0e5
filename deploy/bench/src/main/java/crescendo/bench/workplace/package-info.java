/**
 * A platform of a benchmark's own, which leaves nothing behind.
 */
package crescendo.bench.workplace;
