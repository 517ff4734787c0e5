package crescendo.trainer.model;

import java.util.List;

/**
 * A trained tensor of a network.
 *
 * @param name unique in its network, such as {@code 8x8/conv0/weight}
 * @param shape dense weights [in, out], convolutions [height, width, in, out], biases [channels]
 */
public record Parameter(String name, List<Integer> shape, Kind kind) {
    /** What a parameter is used for decides how it starts. */
    public enum Kind {
        WEIGHT,
        BIAS
    }

    public Parameter {
        shape = List.copyOf(shape);
        for (int size : shape)
            if (size < 1) throw new IllegalArgumentException("shape of " + name + " must be positive, not " + shape);
    }

    public static Parameter weight(String layer, Integer... shape) {
        return new Parameter(layer + "/weight", List.of(shape), Kind.WEIGHT);
    }

    public static Parameter bias(String layer, int channels) {
        return new Parameter(layer + "/bias", List.of(channels), Kind.BIAS);
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
