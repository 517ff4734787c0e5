package crescendo.cli.progress;

import crescendo.cli.rest.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells of each checkpoint once all of its metrics are there, and of each only once. */
public final class News {
    private final Set<String> told = new HashSet<>();

    /** Lines for what {@code versions} hold that has not been told. */
    public List<String> of(List<Version> versions) {
        List<String> lines = new ArrayList<>();
        for (Version version : versions) {
            List<String> asked = asked(version);
            if (!asked.isEmpty()
                    && isMeasured(version)
                    && told.add(version.manifest().ref().toString())) {
                lines.add(line(version, asked));
            }
        }
        return lines;
    }

    /** Whether every metric that was asked for has a value, or a reason why there is none. */
    public static boolean isMeasured(Version version) {
        return asked(version).stream().allMatch(metric -> version.metric(metric).isPresent());
    }

    private static List<String> asked(Version version) {
        return version.manifest().plan().map(plan -> plan.metrics()).orElse(List.of());
    }

    /** In the order in which the metrics were asked for; why one is undefined would fill a screen at every small stage. */
    static String line(Version version, List<String> asked) {
        String values = asked.stream()
                .map(metric -> metric.toUpperCase(Locale.ROOT) + " "
                        + version.value(metric).map("%.2f"::formatted).orElse("undefined"))
                .collect(Collectors.joining(", "));
        return "  checkpoint at %,d images, %d² %s: %s"
                .formatted(
                        version.at().imagesShown(),
                        version.at().resolution(),
                        version.at().phase(),
                        values);
    }
}
