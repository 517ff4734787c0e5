package crescendo.trainer.model.shape;

/**
 * A row of the layer table.
 *
 * @param name such as {@code 8x8/conv0}
 * @param output the shape after it, without the batch
 * @param parameters weights and biases
 */
public record Layer(String name, Shape output, int parameters) {}
