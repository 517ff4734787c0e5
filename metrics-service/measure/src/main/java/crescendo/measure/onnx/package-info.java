/**
 * Networks in ONNX Runtime.
 */
package crescendo.measure.onnx;
