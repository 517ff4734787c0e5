package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.watch.Suspicion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A version of a model with what was measured of it so far.
 *
 * @param aliases    that point to it
 * @param suspicions why its job seems to have collapsed here
 * @param refused    why it is not served
 */
public record Version(
        VersionManifest manifest,
        List<String> aliases,
        List<Metric> metrics,
        List<Suspicion> suspicions,
        Optional<String> refused) {

    /**
     * @param config    of its protocol, in short
     * @param undefined the reason, where there is no value
     * @param parts     what the value is made of, by name
     * @param classes   shares of the samples
     */
    public record Metric(
            String metric,
            String config,
            Optional<Double> value,
            Optional<String> undefined,
            Map<String, Double> parts,
            List<Double> classes) {}

    public static Version of(JsonNode reply) {
        return new Version(
                Json.read(Json.write(reply), VersionManifest.class),
                list(reply.path("aliases"), String.class),
                list(reply.path("metrics"), Metric.class),
                list(reply.path("suspicions"), Suspicion.class),
                Optional.ofNullable(reply.path("refused").path("reason").textValue()));
    }

    private static <T> List<T> list(JsonNode array, Class<T> type) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> Json.read(Json.write(one), type))
                .toList();
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

    /** Why a value makes a collapse suspected. */
    public Optional<String> suspected(Metric metric) {
        return suspicions.stream()
                .filter(suspicion -> suspicion.metric().equals(metric.metric())
                        && suspicion.config().equals(metric.config()))
                .map(Suspicion::reason)
                .findFirst();
    }

    /** As a table shows it: the value, a dash where it is undefined, nothing where it is not yet measured. */
    public String shown(String metric) {
        return metric(metric)
                .map(one -> one.value().map("%.2f"::formatted).orElse("–"))
                .orElse("");
    }
}
