package crescendo.trainer.ops.tf;

import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * A graph under construction and the number type of its networks: float32 to train, float64 to check gradients.
 *
 * @param <F> the number type
 */
public record TypedGraph<F extends TFloating>(Graph graph, Ops ops, Class<F> type, Precision precision) {
    public static TypedGraph<TFloat32> float32(Graph graph) {
        return float32(graph, Precision.FULL);
    }

    /** @param precision of its convolutions */
    public static TypedGraph<TFloat32> float32(Graph graph, Precision precision) {
        return new TypedGraph<>(graph, Ops.create(graph), TFloat32.class, precision);
    }

    public static TypedGraph<TFloat64> float64(Graph graph) {
        return new TypedGraph<>(graph, Ops.create(graph), TFloat64.class, Precision.FULL);
    }

    /** The same graph, for networks whose convolutions multiply as wide as all else: what they make is what an exported file makes. */
    public TypedGraph<F> exact() {
        return new TypedGraph<>(graph, ops, type, Precision.FULL);
    }

    @SuppressWarnings("unchecked") // a constant of the type it is made for
    public Operand<F> scalar(double value) {
        return (Operand<F>) (type == TFloat32.class ? ops.constant((float) value) : ops.constant(value));
    }

    public Operand<F> mul(Operand<F> x, double factor) {
        return ops.math.mul(x, scalar(factor));
    }

    public Operand<F> add(Operand<F> x, double summand) {
        return ops.math.add(x, scalar(summand));
    }

    /** One mean over all elements: a scalar. */
    public Operand<F> meanOfAll(Operand<F> x) {
        return ops.math.mean(x, axes(0, x.shape().numDimensions()));
    }

    /** [batch, …] to [batch, 1]. */
    public Operand<F> sumPerExample(Operand<F> x) {
        Operand<F> flat = ops.reshape(x, ops.constant(new long[] {
            x.shape().get(0), x.shape().size() / x.shape().get(0)
        }));
        return ops.reduceSum(flat, ops.constant(new int[] {1}), ReduceSum.keepDims(true));
    }

    /** Over the given axes, which stay with size 1. */
    public Operand<F> mean(Operand<F> x, int... axes) {
        return ops.math.mean(x, ops.constant(axes), Mean.keepDims(true));
    }

    /** A key made of another; it has numbers of its own for every {@code number} from 1 to 255. */
    public Operand<TInt64> part(Operand<TInt64> key, int number) {
        return ops.math.add(key, ops.constant(new long[] {0, (long) number << 40}));
    }

    /** Standard normal numbers, a pure function of the key. */
    public Operand<F> normal(Operand<TInt64> key, long... shape) {
        return ops.random.statelessRandomNormal(ops.constant(shape), key, type);
    }

    /** Numbers in [0, 1), a pure function of the key. */
    public Operand<F> uniform(Operand<TInt64> key, long... shape) {
        return ops.random.statelessRandomUniform(ops.constant(shape), key, type);
    }

    /** d(sum of y)/dx, itself differentiable. */
    public Operand<F> gradient(Operand<F> y, Operand<F> x) {
        return gradients(y, new Output<?>[] {x.asOutput()})[0].expect(type);
    }

    /** d(sum of y)/dx for each of several. */
    public Output<?>[] gradients(Operand<F> y, Output<?>[] xs) {
        SecondOrderGradients.register();
        return graph.addGradients(y.asOutput(), xs);
    }

    private Operand<TInt32> axes(int from, int to) {
        return ops.constant(IntStream.range(from, to).toArray());
    }
}
