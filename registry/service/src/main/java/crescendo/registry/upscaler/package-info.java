/**
 * Upscalers that were brought from elsewhere become models.
 */
package crescendo.registry.upscaler;
