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
 */
public record Value(double value, Map<String, Double> parts, List<Double> classes) {
    public Value {
        parts = new TreeMap<>(parts);
        classes = List.copyOf(classes);
    }

    /** One that no classes belong to. */
    public Value(double value, Map<String, Double> parts) {
        this(value, parts, List.of());
    }
}
