package crescendo.trainer.ops.onnx;

import crescendo.trainer.model.shape.Shape;

/**
 * A tensor in a file under construction.
 *
 * @param name of the node output, input or constant
 * @param shape without the batch, height and width before channels, −1 for sides that are free; in the file channels come first
 */
public record OnnxValue(String name, Shape shape) {}
