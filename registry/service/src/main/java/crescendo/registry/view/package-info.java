/**
 * What exists, folded from the events alone: jobs, models, versions, metrics, aliases. No broker, no bucket, no clock.
 */
package crescendo.registry.view;
