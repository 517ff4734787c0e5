package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.model.VersionManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A version of a model with what was measured of it so far. */
public record Version(VersionManifest manifest, List<Metric> metrics) {

    /**
     * @param undefined the reason, where there is no value
     * @param parts     what the value is made of, by name
     * @param classes   shares of the samples
     */
    public record Metric(
            String metric,
            Optional<Double> value,
            Optional<String> undefined,
            Map<String, Double> parts,
            List<Double> classes) {}

    public static Version of(JsonNode reply) {
        return new Version(
                Json.read(Json.write(reply), VersionManifest.class),
                StreamSupport.stream(reply.path("metrics").spliterator(), false)
                        .map(metric -> Json.read(Json.write(metric), Metric.class))
                        .toList());
    }

    public VersionManifest.At at() {
        return manifest.at();
    }

    public String name() {
        return manifest.version().value();
    }

    /** @param metric {@code swd} or {@code is} */
    public Optional<Metric> metric(String metric) {
        return metrics.stream().filter(one -> one.metric().equals(metric)).findFirst();
    }

    public Optional<Double> value(String metric) {
        return metric(metric).flatMap(Metric::value);
    }

    /** As a table shows it: the value, a dash where it is undefined, nothing where it is not yet measured. */
    public String shown(String metric) {
        return metric(metric)
                .map(one -> one.value().map("%.2f"::formatted).orElse("–"))
                .orElse("");
    }
}
