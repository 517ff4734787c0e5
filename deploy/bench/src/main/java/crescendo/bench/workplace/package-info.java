/**
 * A platform of a benchmark's own, which leaves nothing behind, and the models that its services answer for.
 */
package crescendo.bench.workplace;
