/**
 * How fast networks are trained, and in how much memory, resolution by resolution.
 */
package crescendo.bench.train;
