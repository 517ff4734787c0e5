package crescendo.cli.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import crescendo.cli.rest.Version;
import crescendo.contracts.Json;
import crescendo.contracts.schedule.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code history.json}: what was measured of each version, for programs. */
final class HistoryFile {
    private static final String NOT_YET = "not measured before the demo ended";

    private HistoryFile() {}

    /**
     * @param metrics by name; null where there is no value
     * @param classes shares of the samples; empty where no classifier has looked at them
     * @param reason  why there is no value, by metric, in one text
     */
    record Entry(
            String version,
            int resolution,
            Phase.Kind phase,
            long imagesShown,

            @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, Double> metrics,

            List<Double> classes,
            Optional<String> reason) {}

    /** @param asked names of the metrics that every version is to have */
    static String json(List<Version> versions, List<String> asked) {
        return Json.pretty(
                        versions.stream().map(version -> entry(version, asked)).toList()) + "\n";
    }

    static Entry entry(Version version, List<String> asked) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>();
        for (String name : asked) {
            Optional<Version.Metric> metric = version.metric(name);
            Optional<Double> value = metric.flatMap(Version.Metric::value);
            metrics.put(name, value.orElse(null));
            if (value.isEmpty()) {
                reasons.add(
                        name + ": " + metric.flatMap(Version.Metric::undefined).orElse(NOT_YET));
            }
        }
        return new Entry(
                version.name(),
                version.at().resolution(),
                version.at().phase(),
                version.at().imagesShown(),
                metrics,
                version.metric("is").map(Version.Metric::classes).orElse(List.of()),
                reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons)));
    }
}
