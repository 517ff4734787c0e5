/**
 * What stands where in an ONNX file, read without its weights, so that parts of it are replaced where it lies.
 */
package crescendo.inference.runtime.onnx;
