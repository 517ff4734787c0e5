package crescendo.trainer.ops.tf;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.family.TFloating;

/** One application of a network in a TensorFlow graph; NHWC, the batch may be unknown. */
public final class TfOps<F extends TFloating> implements Ops<Operand<F>> {
    private static final List<Long> STEP_2 = List.of(1L, 2L, 2L, 1L);

    private final TypedGraph<F> graph;
    private final org.tensorflow.op.Ops tf;
    private final ParameterScope<F> scope;
    private final Set<String> used = new HashSet<>();

    public TfOps(TypedGraph<F> graph, ParameterScope<F> scope) {
        this.graph = graph;
        this.tf = graph.ops();
        this.scope = scope;
    }

    @Override
    public Operand<F> dense(Operand<F> x, int units, Gain gain, String name) {
        int in = channels(x);
        Parameter weight = once(Parameter.weight(name, in, units));
        return tf.linalg.matMul(x, scope.scaled(weight, gain.scale(in)));
    }

    @Override
    public Operand<F> conv(Operand<F> x, int kernel, int channels, Gain gain, String name) {
        return new Convolution<>(graph).of(x, kernel(x, kernel, channels, gain, name), 1);
    }

    @Override
    public Operand<F> bias(Operand<F> x, String name) {
        return tf.nn.biasAdd(x, scope.value(once(Parameter.bias(name, channels(x)))));
    }

    @Override
    public Operand<F> leakyRelu(Operand<F> x) {
        return tf.nn.leakyRelu(x, LeakyRelu.alpha(0.2f));
    }

    @Override
    public Operand<F> pixelNorm(Operand<F> x) {
        Operand<F> square = graph.mean(tf.math.square(x), x.shape().numDimensions() - 1);
        return tf.math.mul(x, tf.math.rsqrt(graph.add(square, 1e-8)));
    }

    @Override
    public Operand<F> upsample2(Operand<F> x) {
        int height = side(x, 1);
        int width = side(x, 2);
        Operand<F> apart = reshape(x, -1, height, 1, width, 1, channels(x));
        Operand<F> twice = tf.tile(apart, tf.constant(new int[] {1, 1, 2, 1, 2, 1}));
        return reshape(twice, -1, 2 * height, 2 * width, channels(x));
    }

    @Override
    public Operand<F> downsample2(Operand<F> x) {
        return tf.nn.avgPool(x, STEP_2, STEP_2, "VALID");
    }

    @Override
    public Operand<F> minibatchStdDev(Operand<F> x, int group) {
        int height = side(x, 1);
        int width = side(x, 2);
        int size = groupSize(x.shape().get(0), group);
        Operand<F> groups = reshape(x, -1, size, height, width, channels(x));
        Operand<F> centred = tf.math.sub(groups, graph.mean(groups, 1));
        Operand<F> variance = graph.mean(tf.math.square(centred), 1);
        Operand<F> deviation = graph.mean(tf.math.sqrt(graph.add(variance, 1e-8)), 2, 3, 4);
        Operand<F> shared = tf.tile(deviation, tf.constant(new int[] {1, size, height, width, 1}));
        return tf.concat(List.of(x, reshape(shared, -1, height, width, 1)), tf.constant(3));
    }

    @Override
    public Operand<F> toGrid(Operand<F> x, int height, int width) {
        return reshape(x, -1, height, width, channels(x) / (height * width));
    }

    @Override
    public Operand<F> flatten(Operand<F> x) {
        return reshape(x, -1, side(x, 1) * side(x, 2) * channels(x));
    }

    @Override
    public Operand<F> concatChannels(Operand<F> x, Operand<F> more) {
        return tf.concat(List.of(x, more), tf.constant(x.shape().numDimensions() - 1));
    }

    @Override
    public Operand<F> channels(Operand<F> x, int first, int count) {
        int axes = x.shape().numDimensions();
        int[] from = new int[axes];
        int[] size = new int[axes];
        Arrays.fill(size, -1);
        from[axes - 1] = first;
        size[axes - 1] = count;
        return tf.slice(x, tf.constant(from), tf.constant(size));
    }

    @Override
    public Operand<F> add(Operand<F> x, Operand<F> y) {
        return tf.math.add(x, y);
    }

    @Override
    public Operand<F> innerProduct(Operand<F> x, Operand<F> y) {
        return tf.reduceSum(tf.math.mul(x, y), tf.constant(new int[] {1}), ReduceSum.keepDims(true));
    }

    @Override
    public Operand<F> lerp(Operand<F> from, Operand<F> to, Operand<F> weight) {
        return tf.math.add(from, tf.math.mul(weight, tf.math.sub(to, from)));
    }

    @Override
    public Operand<F> upsampleConv(Operand<F> x, int kernel, int channels, Gain gain, String name) {
        if (kernel != 3 || x.shape().get(0) < 0) return Ops.super.upsampleConv(x, kernel, channels, gain, name);
        return new SpreadKernel<>(graph).upsampleConv(x, kernel(x, kernel, channels, gain, name));
    }

    @Override
    public Operand<F> convDownsample(Operand<F> x, int kernel, int channels, Gain gain, String name) {
        if (kernel != 3) return Ops.super.convDownsample(x, kernel, channels, gain, name);
        return new SpreadKernel<>(graph).convDownsample(x, kernel(x, kernel, channels, gain, name));
    }

    private static int groupSize(long batch, int group) {
        int size = group;
        while (batch > 0 && batch % size != 0) size--;
        return size;
    }

    private Operand<F> kernel(Operand<F> x, int size, int channels, Gain gain, String name) {
        int in = channels(x);
        Parameter weight = once(Parameter.weight(name, size, size, in, channels));
        return scope.scaled(weight, gain.scale(size * size * in));
    }

    private Parameter once(Parameter parameter) {
        if (!used.add(parameter.name())) throw new IllegalArgumentException(parameter.name() + " is used twice");
        return parameter;
    }

    private Operand<F> reshape(Operand<F> x, int... shape) {
        long batch = x.shape().get(0);
        int elements = 1;
        for (int size : shape) elements *= Math.abs(size);
        // a known batch stays known, so that later shapes are known as well
        if (batch >= 0) shape[0] = Math.toIntExact(x.shape().size() / elements);
        return tf.reshape(x, tf.constant(shape));
    }

    private static int channels(Operand<?> x) {
        return side(x, x.shape().numDimensions() - 1);
    }

    private static int side(Operand<?> x, int axis) {
        return Math.toIntExact(x.shape().get(axis));
    }
}
