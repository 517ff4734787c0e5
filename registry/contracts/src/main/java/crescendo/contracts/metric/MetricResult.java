package crescendo.contracts.metric;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One value, or the reason why there is none.
 *
 * @param value     absent where it is undefined
 * @param undefined the reason, where there is no value
 * @param parts     what it is made of, by name: levels, {@code deviation}, {@code reals}
 * @param classes   shares of the samples by class, where an extractor told
 */
public record MetricResult(
        int schemaVersion,
        VersionRef version,
        VersionManifest.At at,
        MetricProtocol protocol,
        Optional<Double> value,
        Optional<String> undefined,
        Map<String, Double> parts,
        List<Double> classes) {
    public static final int SCHEMA_VERSION = 1;

    public MetricResult {
        if (value.isPresent() == undefined.isPresent()) {
            throw new IllegalArgumentException("a metric has either a value or a reason why it is undefined");
        }
        value.ifPresent(v -> {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException(
                        "value: " + v + " is not a finite number; record it as undefined, with the reason");
            }
        });
        parts = new TreeMap<>(parts);
        classes = List.copyOf(classes);
    }

    public String metric() {
        return protocol.metric();
    }

    public String config() {
        return protocol.config();
    }
}
