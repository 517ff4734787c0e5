/**
 * Verdicts from outside on running jobs: when one may be given, and how it gets into a job's log.
 */
package crescendo.registry.verdict;
