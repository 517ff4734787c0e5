package crescendo.trainer.ops.tf;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2dBackpropInput;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TNumber;

/**
 * Convolutions of a graph, zero padded, in the number type of their precision.
 *
 * <p>In bfloat16 the two inputs are rounded and the result is widened again: sums within a convolution are float32, weights,
 * activations and their gradients stay what they were. Each use rounds for itself, so that gradients of shared weights are summed wide.
 */
record Convolution<F extends TFloating>(TypedGraph<F> graph) {
    private static final Conv2dBackpropInput.Options[] DEFAULTS = {};

    /** x [batch, height, width, in] with {@code kernel} [h, w, in, out], one output every {@code step} pixels. */
    Operand<F> of(Operand<F> x, Operand<F> kernel, int step) {
        Ops tf = graph.ops();
        if (wide(kernel)) return tf.nn.conv2d(x, kernel, strides(step), "SAME");
        return widened(tf.nn.conv2d(rounded(x), rounded(kernel), strides(step), "SAME"));
    }

    /** What {@link #of} gives back to an input of shape {@code sizes}, where {@code slope} reaches its output. */
    Operand<F> transposed(int[] sizes, Operand<F> kernel, Operand<F> slope, int step) {
        Ops tf = graph.ops();
        var shape = tf.constant(sizes);
        if (wide(kernel)) return tf.nn.conv2dBackpropInput(shape, kernel, slope, strides(step), "SAME", DEFAULTS);
        return widened(
                tf.nn.conv2dBackpropInput(shape, rounded(kernel), rounded(slope), strides(step), "SAME", DEFAULTS));
    }

    /** A 1×1 kernel reads or makes colours: there is nothing to gain, and images would lose digits. */
    private boolean wide(Operand<F> kernel) {
        return graph.precision() == Precision.FULL || kernel.shape().get(0) == 1;
    }

    private Operand<TBfloat16> rounded(Operand<F> x) {
        return graph.ops().dtypes.cast(x, TBfloat16.class);
    }

    private Operand<F> widened(Operand<? extends TNumber> x) {
        return graph.ops().dtypes.cast(x, graph.type());
    }

    private static List<Long> strides(long step) {
        return List.of(1L, step, step, 1L);
    }
}
