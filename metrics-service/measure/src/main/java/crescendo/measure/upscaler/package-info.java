/**
 * Upscalers that others trained: how a file is used, found out by using it.
 */
package crescendo.measure.upscaler;
