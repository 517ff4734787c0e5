package crescendo.trainer.ops.tf;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2dBackpropInput;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TNumber;

/**
 * Convolutions of a graph, zero padded, in the number type of their precision.
 *
 * <p>In bfloat16 and float16 the two inputs are rounded and the result is widened again: sums within a convolution are float32, weights,
 * activations and their gradients stay what they were. Each use rounds for itself, so that gradients of shared weights are summed wide.
 */
record Convolution<F extends TFloating>(TypedGraph<F> graph) {
    private static final Conv2dBackpropInput.Options[] DEFAULTS = {};

    /** x [batch, height, width, in] with {@code kernel} [h, w, in, out], one output every {@code step} pixels. */
    Operand<F> of(Operand<F> x, Operand<F> kernel, int step) {
        Ops tf = graph.ops();
        if (wide(kernel)) return tf.nn.conv2d(x, kernel, strides(step), "SAME");
        return narrow(x, kernel, step, graph.precision().type());
    }

    /** What {@link #of} gives back to an input of shape {@code sizes}, where {@code slope} reaches its output. */
    Operand<F> transposed(int[] sizes, Operand<F> kernel, Operand<F> slope, int step) {
        Ops tf = graph.ops();
        var shape = tf.constant(sizes);
        if (wide(kernel)) return tf.nn.conv2dBackpropInput(shape, kernel, slope, strides(step), "SAME", DEFAULTS);
        return narrowTransposed(shape, kernel, slope, step, graph.precision().type());
    }

    private <N extends TFloating> Operand<F> narrow(Operand<F> x, Operand<F> kernel, int step, Class<N> type) {
        return widened(graph.ops().nn.conv2d(rounded(x, type), rounded(kernel, type), strides(step), "SAME"));
    }

    private <N extends TFloating> Operand<F> narrowTransposed(
            Operand<TInt32> shape, Operand<F> kernel, Operand<F> slope, int step, Class<N> type) {
        return widened(graph.ops()
                .nn
                .conv2dBackpropInput(
                        shape, rounded(kernel, type), rounded(slope, type), strides(step), "SAME", DEFAULTS));
    }

    /** A 1×1 kernel reads or makes colours: there is nothing to gain, and images would lose digits. */
    private boolean wide(Operand<F> kernel) {
        return graph.precision() == Precision.FULL || kernel.shape().get(0) == 1;
    }

    private <N extends TFloating> Operand<N> rounded(Operand<F> x, Class<N> type) {
        return graph.ops().dtypes.cast(x, type);
    }

    private Operand<F> widened(Operand<? extends TNumber> x) {
        return graph.ops().dtypes.cast(x, graph.type());
    }

    private static List<Long> strides(long step) {
        return List.of(1L, step, step, 1L);
    }
}
