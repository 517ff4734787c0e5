/**
 * Upscalers that were not trained here become models: files from elsewhere, and networks between two others.
 */
package crescendo.registry.upscaler;
