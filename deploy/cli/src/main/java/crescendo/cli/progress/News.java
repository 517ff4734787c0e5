package crescendo.cli.progress;

import crescendo.cli.rest.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells of each checkpoint once all of its metrics are there, and of each only once. */
public final class News {
    private final Set<String> told = new HashSet<>();

    /** Lines for what {@code versions} hold that has not been told. */
    public List<String> of(List<Version> versions) {
        List<String> lines = new ArrayList<>();
        for (Version version : versions) {
            if (isMeasured(version) && told.add(version.manifest().ref().toString())) {
                lines.add(line(version));
            }
        }
        return lines;
    }

    /** Whether every metric that was asked for has a value, or a reason why there is none. */
    public static boolean isMeasured(Version version) {
        return version.manifest()
                .plan()
                .map(plan -> plan.metrics().stream()
                        .allMatch(metric -> version.metric(metric).isPresent()))
                .orElse(true);
    }

    static String line(Version version) {
        List<String> said = new ArrayList<>();
        Map<String, List<String>> reasons = new TreeMap<>();
        for (Version.Metric metric : version.metrics()) {
            String name = metric.metric().toUpperCase(Locale.ROOT);
            metric.value().ifPresent(value -> said.add("%s %.2f".formatted(name, value)));
            metric.undefined().ifPresent(reason -> reasons.computeIfAbsent(reason, r -> new ArrayList<>())
                    .add(name));
        }
        reasons.forEach((reason, names) -> said.add(String.join(" and ", names) + " undefined (" + reason + ")"));
        return "  checkpoint at %,d images, %d² %s: %s"
                .formatted(
                        version.at().imagesShown(),
                        version.at().resolution(),
                        version.at().phase(),
                        said.isEmpty() ? "not measured" : String.join(", ", said));
    }
}
