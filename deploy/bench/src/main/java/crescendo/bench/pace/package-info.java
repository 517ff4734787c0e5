/**
 * How fast this machine trains: what a dry run reckons with.
 */
package crescendo.bench.pace;
