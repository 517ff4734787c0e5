package crescendo.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value and what it is made of.
 *
 * @param value the number that stands for the whole
 * @param parts by name
 * @param classes shares of the samples by class; empty where nothing tells classes
 * @param pictures to be kept beside the value, as PNG, by name
 */
public record Value(double value, Map<String, Double> parts, List<Double> classes, Map<String, byte[]> pictures) {
    public Value {
        parts = new TreeMap<>(parts);
        classes = List.copyOf(classes);
        pictures = new TreeMap<>(pictures);
    }

    /** One that no classes belong to. */
    public Value(double value, Map<String, Double> parts) {
        this(value, parts, List.of());
    }

    /** One without pictures. */
    public Value(double value, Map<String, Double> parts, List<Double> classes) {
        this(value, parts, classes, Map.of());
    }
}
