package crescendo.trainer.ops.tf;

import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/** One application of a network in a TensorFlow graph; NHWC. The batch may be unknown, and so may sides that no layer needs to know. */
public final class TfOps<F extends TFloating> implements Ops<Operand<F>> {
    private static final List<Long> STEP_2 = List.of(1L, 2L, 2L, 1L);

    private final TypedGraph<F> graph;
    private final org.tensorflow.op.Ops tf;
    private final ParameterScope<F> scope;
    private final Mode mode;
    private final Set<String> used = new HashSet<>();
    private final Map<Parameter, Operand<F>> followed = new LinkedHashMap<>();

    /** What a network is applied for. */
    public enum Mode {
        /** To be improved: the moments of normalisation are those of the batch. */
        TRAINING,
        /** To be used, as an exported file is. */
        EVALUATING
    }

    /** To be used. */
    public TfOps(TypedGraph<F> graph, ParameterScope<F> scope) {
        this(graph, scope, Mode.EVALUATING);
    }

    public TfOps(TypedGraph<F> graph, ParameterScope<F> scope, Mode mode) {
        this.graph = graph;
        this.tf = graph.ops();
        this.scope = scope;
        this.mode = mode;
    }

    /** Parameters that are no weights, and what this application saw that they are to follow; none but in training. */
    public Map<Parameter, Operand<F>> followed() {
        return Collections.unmodifiableMap(followed);
    }

    @Override
    public Operand<F> dense(Operand<F> x, int units, Gain gain, String name) {
        int in = channels(x);
        Parameter weight = once(Parameter.weight(name, in, units).startedBy(gain, in));
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
    public Operand<F> relu(Operand<F> x) {
        return tf.nn.relu(x);
    }

    @Override
    public Operand<F> leakyRelu(Operand<F> x) {
        return tf.nn.leakyRelu(x, LeakyRelu.alpha(0.2f));
    }

    @Override
    public Operand<F> prelu(Operand<F> x, String name) {
        Operand<F> slope = scope.value(once(Parameter.slope(name, channels(x))));
        Operand<F> below = tf.math.mul(slope, tf.nn.relu(tf.math.neg(x)));
        return tf.math.sub(tf.nn.relu(x), below);
    }

    @Override
    public Operand<F> batchNorm(Operand<F> x, String name) {
        int channels = channels(x);
        Operand<F> scale = scope.value(once(Parameter.scale(name, channels)));
        Operand<F> shift = scope.value(once(Parameter.bias(name, channels)));
        Parameter mean = once(Parameter.mean(name, channels));
        Parameter variance = once(Parameter.variance(name, channels));
        Operand<F> centre = scope.value(mean);
        Operand<F> spread = scope.value(variance);
        if (mode == Mode.TRAINING) {
            centre = moment(x);
            spread = moment(tf.math.square(tf.math.sub(x, centre)));
            followed.put(mean, centre);
            followed.put(variance, spread);
        }
        Operand<F> factor = tf.math.mul(scale, tf.math.rsqrt(graph.add(spread, 1e-5)));
        return tf.math.add(tf.math.mul(tf.math.sub(x, centre), factor), shift);
    }

    /** The mean of each channel over images and pixels. */
    private Operand<F> moment(Operand<F> x) {
        int last = x.shape().numDimensions() - 1;
        return tf.math.mean(x, tf.constant(IntStream.range(0, last).toArray()));
    }

    @Override
    public Operand<F> pixelNorm(Operand<F> x) {
        Operand<F> square = graph.mean(tf.math.square(x), x.shape().numDimensions() - 1);
        return tf.math.mul(x, tf.math.rsqrt(graph.add(square, 1e-8)));
    }

    @Override
    public Operand<F> upsample(Operand<F> x, int factor) {
        int height = side(x, 1);
        int width = side(x, 2);
        if (height < 0 || width < 0) return upsampledAsItComes(x, factor);
        Operand<F> apart = reshape(x, -1, height, 1, width, 1, channels(x));
        Operand<F> more = tf.tile(apart, tf.constant(new int[] {1, 1, factor, 1, factor, 1}));
        return reshape(more, -1, factor * height, factor * width, channels(x));
    }

    /** Of sides that only the image tells. Its gradient has none of its own, so it is not for critics. */
    private Operand<F> upsampledAsItComes(Operand<F> x, int factor) {
        Operand<TInt32> sides = tf.slice(tf.shape(x), tf.constant(new int[] {1}), tf.constant(new int[] {2}));
        var more = tf.image.resizeNearestNeighbor(x, tf.math.mul(sides, tf.constant(factor)));
        return tf.ensureShape(more, Shape.of(x.shape().get(0), -1, -1, channels(x)));
    }

    @Override
    public Operand<F> pixelShuffle(Operand<F> x, int factor) {
        return tf.nn.depthToSpace(x, (long) factor);
    }

    @Override
    public Operand<F> downsample2(Operand<F> x) {
        return tf.nn.avgPool(x, STEP_2, STEP_2, "VALID");
    }

    @Override
    public Operand<F> maxPool2(Operand<F> x) {
        Operand<TInt32> step = tf.constant(new int[] {1, 2, 2, 1});
        return tf.nn.maxPool(x, step, step, "VALID");
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
    public Operand<F> times(Operand<F> x, double factor) {
        return graph.mul(x, factor);
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
        if (kernel != 3 || x.shape().hasUnknownDimension())
            return Ops.super.upsampleConv(x, kernel, channels, gain, name);
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
        Parameter weight = once(Parameter.weight(name, size, size, in, channels).startedBy(gain, size * size * in));
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
