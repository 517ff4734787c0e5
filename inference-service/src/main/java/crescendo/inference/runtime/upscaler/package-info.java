/**
 * Upscalers in ONNX Runtime: patches of one size in, larger ones out, whatever numbers the file has for colours.
 */
package crescendo.inference.runtime.upscaler;
