/**
 * The steps of {@link crescendo.metric.SlicedWasserstein}: pyramid, patches, directions, projections, and the distance
 * between two projected sets.
 */
package crescendo.metric.sliced;
