/**
 * ONNX Runtime as our words: the device it runs on, an open generator, the memory a run reads from and writes to.
 */
package crescendo.inference.runtime;
