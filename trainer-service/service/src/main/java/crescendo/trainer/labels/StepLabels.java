package crescendo.trainer.labels;

import crescendo.trainer.engine.Batch;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.portion.Portion;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The classes of a step's images. They are fed for the real ones, and the generated ones are asked for the same: so classes
 * are as frequent among them as in the data set, and whatever lies between or is compared with a real image is of its class.
 *
 * @param fed numbers of classes, [minibatch]; empty where the networks heed none
 * @param oneHot as networks take them, [batch, classes]
 */
public record StepLabels(Optional<Operand<TInt64>> fed, Optional<Operand<TFloat32>> oneHot) {
    /** Of a minibatch, those of the micro-batch one-hot. */
    public static StepLabels of(TypedGraph<TFloat32> graph, int classes, Portion portion) {
        return of(graph, classes, portion.minibatch(), portion::of);
    }

    /** Of any number of images. */
    public static StepLabels of(TypedGraph<TFloat32> graph, int classes) {
        return of(graph, classes, -1, all -> all);
    }

    private static StepLabels of(
            TypedGraph<TFloat32> graph, int classes, long batch, UnaryOperator<Operand<TInt64>> part) {
        if (classes == 0) return new StepLabels(Optional.empty(), Optional.empty());
        var tf = graph.ops();
        Operand<TInt64> fed = tf.placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(batch)));
        return new StepLabels(
                Optional.of(fed),
                Optional.of(tf.oneHot(part.apply(fed), tf.constant(classes), graph.scalar(1), graph.scalar(0))));
    }

    /** What to feed at a step of so many images; of no use where nothing is fed. */
    public long[] of(Batch reals, int minibatch) {
        if (fed.isPresent() && reals.labels().length != minibatch)
            throw new IllegalArgumentException(
                    "the networks heed labels: " + minibatch + " images need as many, not " + reals.labels().length);
        return Arrays.stream(reals.labels()).asLongStream().toArray();
    }
}
