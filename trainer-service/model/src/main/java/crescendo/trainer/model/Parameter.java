package crescendo.trainer.model;

import java.util.List;

/**
 * A tensor of a network that training changes.
 *
 * @param name unique in its network, such as {@code 8x8/conv0/weight}
 * @param shape dense weights [in, out], convolutions [height, width, in, out], all else [channels]
 * @param start what its values are before the first step
 * @param kind how it changes
 */
public record Parameter(String name, List<Integer> shape, Start start, Kind kind) {
    /** How a parameter changes. */
    public enum Kind {
        /** Down the slope of the loss. */
        TRAINED,
        /** It follows what the network sees in training, such as the moments of batch normalisation. */
        FOLLOWING
    }

    /** Normally distributed around {@code mean}; all the same where {@code deviation} is 0. */
    public record Start(double mean, double deviation) {
        static final Start NORMAL = new Start(0, 1);
        static final Start ZERO = new Start(0, 0);
        static final Start ONE = new Start(1, 0);
    }

    /** Of a parametric rectifier, as He et al. 2015 start it. */
    private static final Start GENTLE = new Start(0.25, 0);

    public Parameter {
        shape = List.copyOf(shape);
        for (int size : shape)
            if (size < 1) throw new IllegalArgumentException("shape of " + name + " must be positive, not " + shape);
    }

    public static Parameter weight(String layer, Integer... shape) {
        return new Parameter(layer + "/weight", List.of(shape), Start.NORMAL, Kind.TRAINED);
    }

    public static Parameter bias(String layer, int channels) {
        return new Parameter(layer + "/bias", List.of(channels), Start.ZERO, Kind.TRAINED);
    }

    /** Of a parametric rectifier below zero. */
    public static Parameter slope(String layer, int channels) {
        return new Parameter(layer + "/slope", List.of(channels), GENTLE, Kind.TRAINED);
    }

    /** What normalised channels are multiplied by. */
    public static Parameter scale(String layer, int channels) {
        return new Parameter(layer + "/scale", List.of(channels), Start.ONE, Kind.TRAINED);
    }

    /** The mean of each channel over what was seen. */
    public static Parameter mean(String layer, int channels) {
        return new Parameter(layer + "/mean", List.of(channels), Start.ZERO, Kind.FOLLOWING);
    }

    /** The variance of each channel over what was seen. */
    public static Parameter variance(String layer, int channels) {
        return new Parameter(layer + "/variance", List.of(channels), Start.ONE, Kind.FOLLOWING);
    }

    /** The same, started by a gain for layers that sum {@code fanIn} products. */
    public Parameter startedBy(Gain gain, int fanIn) {
        return new Parameter(name, shape, new Start(0, gain.deviation(fanIn)), kind);
    }

    public boolean isTrained() {
        return kind == Kind.TRAINED;
    }

    /** The shape as tensors give theirs. */
    public long[] sides() {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }

    /** How many numbers it holds. */
    public int count() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
