package crescendo.measure.interpolation;

import crescendo.contracts.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The weights between those of two versions that were trained here. */
final class WeightsBlend {
    /** What a version was trained against is no part of what it is, and only one of the two may have had it. */
    private static final String ADVERSARY = "discriminator/";

    private final Parent from;
    private final Parent to;
    private final Blend blend;

    WeightsBlend(Parent from, Parent to, Blend blend) {
        this.from = from;
        this.to = to;
        this.blend = blend;
    }

    /**
     * Interpolates what both have.
     *
     * @param one   of the first parent
     * @param other of the second
     * @throws UnlikeNetworks naming the first tensor in which they differ, in the order of names
     */
    Map<String, Tensor> of(Map<String, Tensor> one, Map<String, Tensor> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeIf(name -> name.startsWith(ADVERSARY));
        for (String name : names) requireAlike(name, one.get(name), other.get(name));
        Map<String, Tensor> between = new TreeMap<>();
        for (String name : names) between.put(name, between(name, one.get(name), other.get(name)));
        return between;
    }

    private void requireAlike(String name, Tensor one, Tensor other) {
        if (one == null) throw UnlikeNetworks.lacking("tensor " + name + " " + other, to, from);
        if (other == null) throw UnlikeNetworks.lacking("tensor " + name + " " + one, from, to);
        if (one.type() != other.type() || !Arrays.equals(one.shape(), other.shape()))
            throw UnlikeNetworks.in("tensor " + name, from, one, to, other);
    }

    private Tensor between(String name, Tensor one, Tensor other) {
        return switch (one.type()) {
            case F32 -> Tensor.of(floats(name, one.floats(), other.floats()), one.shape());
            case F64 -> Tensor.of(doubles(name, one.doubles(), other.doubles()), one.shape());
            case I64, U8 -> same(name, one, other);
        };
    }

    private float[] floats(String name, float[] one, float[] other) {
        for (int i = 0; i < one.length; i++) one[i] = blend.of("tensor " + name, one[i], other[i]);
        return one;
    }

    private double[] doubles(String name, double[] one, double[] other) {
        for (int i = 0; i < one.length; i++) one[i] = blend.of("tensor " + name, one[i], other[i]);
        return one;
    }

    /** Nothing lies between two whole numbers that count something. */
    private Tensor same(String name, Tensor one, Tensor other) {
        if (!one.equals(other)) throw UnlikeNetworks.values("tensor " + name + " " + one, from, to);
        return one;
    }
}
