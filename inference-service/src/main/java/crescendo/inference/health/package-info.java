/**
 * What the service says of itself: ready once it knows what there is to serve, well while store and broker answer.
 */
package crescendo.inference.health;
