/**
 * What the service says of itself: whether it can work, and if not, what is away.
 */
package crescendo.metrics.health;
