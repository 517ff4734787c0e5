/**
 * A job's progress and its checkpoints, as lines for a person.
 */
package crescendo.cli.progress;
