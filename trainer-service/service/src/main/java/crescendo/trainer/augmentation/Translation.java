package crescendo.trainer.augmentation;

import crescendo.trainer.ops.tf.TypedGraph;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * Moved by whole pixels, at most an eighth of each side in either direction, zeros in the gap (Zhao et al. 2020, DiffAugment).
 * Chances of 0.5 move nothing, as none do where an eighth is less than a pixel.
 */
public record Translation() implements Augmentation {
    private static final int SHARE = 8;

    @Override
    public int chances() {
        return 2;
    }

    @Override
    public <F extends TFloating> Operand<F> of(TypedGraph<F> graph, Operand<F> images, List<Operand<F>> chances) {
        var tf = graph.ops();
        int[] sides = IntStream.range(0, 4)
                .map(axis -> Math.toIntExact(images.shape().get(axis)))
                .toArray();
        Operand<TInt32> row = source(graph, chances.get(0), sides, 1);
        Operand<TInt32> column = source(graph, chances.get(1), sides, 2);
        Operand<TInt32> nearestRow = clipped(graph, row, sides[1]);
        Operand<TInt32> nearestColumn = clipped(graph, column, sides[2]);

        Operand<TInt32> first = tf.math.mul(counted(graph, sides[0], 0), tf.constant(sides[1] * sides[2]));
        Operand<TInt32> line = tf.math.add(first, tf.math.mul(nearestRow, tf.constant(sides[2])));
        Operand<TInt32> pixel =
                tf.reshape(tf.math.add(line, nearestColumn), tf.constant(new int[] {sides[0] * sides[1] * sides[2]}));
        Operand<F> pixels = tf.reshape(images, tf.constant(new int[] {sides[0] * sides[1] * sides[2], sides[3]}));
        Operand<F> moved = tf.reshape(tf.gather(pixels, pixel, tf.constant(0)), tf.constant(sides));

        Operand<F> inside = tf.math.mul(equal(graph, row, nearestRow), equal(graph, column, nearestColumn));
        return tf.math.mul(moved, inside);
    }

    /** Where along an axis each pixel comes from, which may be outside. */
    private static <F extends TFloating> Operand<TInt32> source(
            TypedGraph<F> graph, Operand<F> chance, int[] sides, int axis) {
        var tf = graph.ops();
        int furthest = sides[axis] / SHARE;
        Operand<F> shift = graph.add(tf.math.floor(graph.mul(chance, 2 * furthest + 1)), -furthest);
        return tf.math.add(counted(graph, sides[axis], axis), tf.dtypes.cast(shift, TInt32.class));
    }

    /** 0, 1, … along one of four axes. */
    private static Operand<TInt32> counted(TypedGraph<?> graph, int side, int axis) {
        int[] shape = {1, 1, 1, 1};
        shape[axis] = side;
        var tf = graph.ops();
        return tf.reshape(tf.constant(IntStream.range(0, side).toArray()), tf.constant(shape));
    }

    private static Operand<TInt32> clipped(TypedGraph<?> graph, Operand<TInt32> at, int side) {
        var tf = graph.ops();
        return tf.math.maximum(tf.math.minimum(at, tf.constant(side - 1)), tf.constant(0));
    }

    private static <F extends TFloating> Operand<F> equal(
            TypedGraph<F> graph, Operand<TInt32> at, Operand<TInt32> nearest) {
        return graph.ops().dtypes.cast(graph.ops().math.equal(at, nearest), graph.type());
    }
}
