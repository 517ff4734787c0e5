/**
 * The metrics, one file each, with its paper and its exact protocol: pure arithmetic on arrays, without files,
 * networks or clocks.
 */
package crescendo.metric;
