package crescendo.cli.demo;

import crescendo.cli.rest.Version;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions as a demo's job leaves them. */
public final class Versions {
    private static final Name MODEL = new Name("fashion");
    private static final Name JOB = new Name("fashion-1");

    private Versions() {}

    public static Version at(long images, int resolution, Phase.Kind phase, Version.Metric... metrics) {
        VersionManifest manifest = new VersionManifest(
                1,
                MODEL,
                VersionRef.of(MODEL, JOB, images).version(),
                "progan",
                JOB,
                new VersionManifest.At(images, images / 32, resolution, phase, 1, true),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.of(new VersionManifest.MeasurePlan(List.of("swd", "is"), 2048, 1)),
                Map.of());
        return new Version(manifest, List.of("best-swd"), List.of(metrics), List.of(), Optional.empty());
    }

    public static Version.Metric swd(double value) {
        return new Version.Metric("swd", "c", Optional.of(value), Optional.empty(), Map.of(), List.of());
    }

    public static Version.Metric is(double value, double reals, Double... classes) {
        return new Version.Metric(
                "is",
                "c",
                Optional.of(value),
                Optional.empty(),
                Map.of("deviation", 0.1, "reals", reals),
                List.of(classes));
    }

    public static Version.Metric undefined(String metric, String reason) {
        return new Version.Metric(metric, "c", Optional.empty(), Optional.of(reason), Map.of(), List.of());
    }
}
