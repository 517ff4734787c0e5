/** Networks interpreted as ONNX files, for serving. */
package crescendo.trainer.ops.onnx;
