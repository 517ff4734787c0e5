/**
 * The same training step in PyTorch, timed in turns with ours.
 */
package crescendo.bench.rival;
