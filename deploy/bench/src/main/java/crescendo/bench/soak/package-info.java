/**
 * Whether training, growing, resuming and exporting again and again in one process leaves anything behind.
 */
package crescendo.bench.soak;
