/**
 * The benchmarks' command line, and what all of them share: how results are said, how much memory a process holds.
 */
package crescendo.bench;
