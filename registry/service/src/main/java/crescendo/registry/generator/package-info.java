/**
 * Generators that were brought from elsewhere become models.
 */
package crescendo.registry.generator;
