/**
 * What whole metrics take, from arrays to value: each in a process of its own.
 */
package crescendo.bench.metric;
