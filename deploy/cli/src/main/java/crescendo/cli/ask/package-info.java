/**
 * Commands that ask what runs: jobs, models, metrics, samples.
 */
package crescendo.cli.ask;
