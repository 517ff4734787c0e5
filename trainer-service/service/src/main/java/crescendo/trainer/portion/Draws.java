package crescendo.trainer.portion;

import crescendo.trainer.ops.tf.TypedGraph;
import org.tensorflow.Operand;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * Random numbers for each image of a micro-batch: drawn for the whole minibatch, so that an image meets the same numbers
 * whichever way the minibatch is divided.
 *
 * @param key two numbers that no other use of randomness in this step has
 */
public record Draws<F extends TFloating>(TypedGraph<F> graph, Operand<TInt64> key, Portion portion) {
    /** For a minibatch that is not divided. */
    public static <F extends TFloating> Draws<F> whole(TypedGraph<F> graph, int images, long... key) {
        return new Draws<>(graph, graph.ops().constant(key), Portion.of(graph.ops(), images, images));
    }

    /** Some of them, that no other part has. */
    public Draws<F> part(int number) {
        return new Draws<>(graph, graph.part(key, number), portion);
    }

    /** Standard normal numbers, [micro-batch, …]. */
    public Operand<F> normal(long... anImage) {
        return portion.of(graph.normal(key, shape(anImage)));
    }

    /** Numbers in [0, 1), [micro-batch, …]. */
    public Operand<F> uniform(long... anImage) {
        return portion.of(graph.uniform(key, shape(anImage)));
    }

    private long[] shape(long... anImage) {
        long[] shape = new long[anImage.length + 1];
        shape[0] = portion.minibatch();
        System.arraycopy(anImage, 0, shape, 1, anImage.length);
        return shape;
    }
}
