/**
 * Larger pictures from the inference service against ONNX Runtime called directly.
 */
package crescendo.bench.upscale;
