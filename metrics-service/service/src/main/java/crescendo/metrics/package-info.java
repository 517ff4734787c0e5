/**
 * The metrics service: follows the checkpoint topic, measures every version, and records what it found. Here it is wired
 * and started.
 */
package crescendo.metrics;
