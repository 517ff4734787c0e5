package crescendo.trainer.portion;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * The micro-batch of a minibatch that a run of the graph is about: the images from {@code index} · {@code size} on.
 *
 * @param minibatch images of the whole
 * @param size images at once, which divide it
 * @param index a scalar, fed; not asked for where the micro-batch is the minibatch
 */
public record Portion(Ops tf, int minibatch, int size, Operand<TInt32> index) {
    public Portion {
        if (size < 1 || minibatch % size != 0)
            throw new IllegalArgumentException(
                    "a micro-batch must divide the minibatch of " + minibatch + " images, and " + size + " does not");
    }

    /** With its index yet to be fed. */
    public static Portion of(Ops tf, int minibatch, int size) {
        return new Portion(
                tf,
                minibatch,
                size,
                tf.placeholder(TInt32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of())));
    }

    /** How many there are. */
    public int count() {
        return minibatch / size;
    }

    /** The rows of this micro-batch, [size, …], of those of the minibatch, [minibatch, …]. */
    public <T extends TType> Operand<T> of(Operand<T> rows) {
        if (count() == 1) return rows;
        long[] shape = rows.shape().asArray();
        int[] begin = new int[shape.length - 1];
        shape[0] = size;
        var first = tf.reshape(tf.math.mul(index, tf.constant(size)), tf.constant(new int[] {1}));
        var from = tf.concat(java.util.List.of(first, tf.constant(begin)), tf.constant(0));
        return tf.slice(
                rows,
                from,
                tf.constant(Arrays.stream(shape).mapToInt(Math::toIntExact).toArray()));
    }
}
