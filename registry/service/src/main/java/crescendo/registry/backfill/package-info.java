/**
 * Backfills: which versions of a model lack a metric, and the requests for it.
 */
package crescendo.registry.backfill;
