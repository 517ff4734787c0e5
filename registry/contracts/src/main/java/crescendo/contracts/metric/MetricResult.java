package crescendo.contracts.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionRef;
import java.util.Collections;
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
 * @param files     what is kept beside the value, by name, such as a picture
 */
public record MetricResult(
        int schemaVersion,
        VersionRef version,
        VersionManifest.At at,
        MetricProtocol protocol,
        Optional<Double> value,
        Optional<String> undefined,
        Map<String, Double> parts,
        List<Double> classes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, FileRef> files) {
    public static final int SCHEMA_VERSION = 1;

    @JsonCreator
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
        files = files == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** One without files. */
    public MetricResult(
            int schemaVersion,
            VersionRef version,
            VersionManifest.At at,
            MetricProtocol protocol,
            Optional<Double> value,
            Optional<String> undefined,
            Map<String, Double> parts,
            List<Double> classes) {
        this(schemaVersion, version, at, protocol, value, undefined, parts, classes, Map.of());
    }

    public String metric() {
        return protocol.metric();
    }

    public String config() {
        return protocol.config();
    }
}
