/**
 * Watching: the rules that a recipe gives for the history of its metrics, and what was seen by them.
 */
package crescendo.contracts.watch;
