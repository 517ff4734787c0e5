/** How parameters change: Adam by hand and the moving average that serves. */
package crescendo.trainer.optimise;
