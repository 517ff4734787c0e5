package crescendo.trainer.ops.tf;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Convolution and change of size in one: a 3×3 convolution before a 2×2 mean is a 4×4 convolution of stride 2, and one after
 * nearest neighbour is the transpose of such. The kernel is the sum of its four shifts; it takes 16 products for every 36.
 */
record SpreadKernel<F extends TFloating>(TypedGraph<F> graph) {
    /** The mean of 2×2 pixels of the convolution of x with {@code kernel} [3, 3, in, out]. */
    Operand<F> convDownsample(Operand<F> x, Operand<F> kernel) {
        return new Convolution<>(graph).of(x, graph.mul(spread(kernel), 0.25), 2);
    }

    /** The convolution of x, doubled in size, with {@code kernel} [3, 3, in, out]; the batch must be known. */
    Operand<F> upsampleConv(Operand<F> x, Operand<F> kernel) {
        Ops tf = graph.ops();
        Operand<F> turned = tf.reverse(kernel, tf.constant(new int[] {0, 1}));
        Operand<F> transposed = tf.linalg.transpose(spread(turned), tf.constant(new int[] {0, 1, 3, 2}));
        var shape = x.shape();
        int channels = Math.toIntExact(kernel.shape().get(3));
        int[] sizes = {(int) shape.get(0), 2 * (int) shape.get(1), 2 * (int) shape.get(2), channels};
        return new Convolution<>(graph).transposed(sizes, transposed, x, 2);
    }

    /** [3, 3, in, out] to [4, 4, in, out]: the sum of the four ways to lay it there. */
    private Operand<F> spread(Operand<F> kernel) {
        Ops tf = graph.ops();
        Operand<F> sum = null;
        for (int down = 0; down < 2; down++)
            for (int right = 0; right < 2; right++) {
                int[][] margins = {{down, 1 - down}, {right, 1 - right}, {0, 0}, {0, 0}};
                Operand<F> laid = tf.pad(kernel, tf.constant(margins), graph.scalar(0));
                sum = sum == null ? laid : tf.math.add(sum, laid);
            }
        return sum;
    }
}
