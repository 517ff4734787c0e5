/**
 * Watches the history of metrics by the rules of the recipes: the best version gets an alias, a collapse is suspected, and
 * where the recipe says so a verdict is written into the job's log.
 */
package crescendo.registry.watch;
