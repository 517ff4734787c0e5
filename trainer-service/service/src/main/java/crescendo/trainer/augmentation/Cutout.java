package crescendo.trainer.augmentation;

import crescendo.trainer.ops.tf.TypedGraph;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * A box of half of each side set to zero, its middle anywhere in the image, so that part of it may be outside (Zhao et al.
 * 2020, DiffAugment).
 */
public record Cutout() implements Augmentation {
    @Override
    public int chances() {
        return 2;
    }

    @Override
    public <F extends TFloating> Operand<F> of(TypedGraph<F> graph, Operand<F> images, List<Operand<F>> chances) {
        var math = graph.ops().math;
        Operand<F> box = math.mul(covered(graph, chances.get(0), images, 1), covered(graph, chances.get(1), images, 2));
        return math.mul(images, graph.add(math.neg(box), 1));
    }

    /** 1 where the box lies along an axis, else 0. */
    private static <F extends TFloating> Operand<F> covered(
            TypedGraph<F> graph, Operand<F> chance, Operand<F> images, int axis) {
        var tf = graph.ops();
        int side = Math.toIntExact(images.shape().get(axis));
        int size = side / 2;
        // the first pixel right of the middle: of an even box 0 to side, of an odd one 0 to side − 1 is its middle
        // pixel
        Operand<F> middle = tf.math.floor(graph.mul(chance, side + 1 - size % 2));
        Operand<F> start = graph.add(middle, -(size / 2));
        int[] shape = {1, 1, 1, 1};
        shape[axis] = side;
        Operand<F> at = tf.dtypes.cast(
                tf.reshape(tf.constant(IntStream.range(0, side).toArray()), tf.constant(shape)), graph.type());
        Operand<F> into = tf.math.sub(at, start);
        var inside =
                tf.math.logicalAnd(tf.math.greaterEqual(into, graph.scalar(0)), tf.math.less(into, graph.scalar(size)));
        return tf.dtypes.cast(inside, graph.type());
    }
}
