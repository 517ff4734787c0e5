package crescendo.registry.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import crescendo.contracts.Name;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.watch.Suspicion;
import crescendo.registry.view.ModelView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A version: its manifest, the aliases that point to it, and what was measured of it.
 *
 * @param metrics    by name and then by protocol
 * @param suspicions why its job seems to have collapsed here
 * @param refused    why it is not served; absent where it is
 */
public record VersionReply(
        @JsonUnwrapped VersionManifest manifest,
        List<Name> aliases,
        List<Metric> metrics,
        List<Suspicion> suspicions,
        Optional<Refused> refused) {

    /** @param stays what answered in its place when it was refused */
    public record Refused(String reason, Optional<VersionRef> stays) {}

    /**
     * @param series the curve that the value stands in
     * @param files  by the names that files of the version are asked for by
     */
    public record Metric(
            String metric,
            String config,
            String series,
            Optional<Double> value,
            Optional<String> undefined,
            Map<String, Double> parts,
            List<Double> classes,
            Map<String, FileRef> files) {
        static Metric of(MetricResult result) {
            return new Metric(
                    result.metric(),
                    result.config(),
                    result.protocol().series(),
                    result.value(),
                    result.undefined(),
                    result.parts(),
                    result.classes(),
                    filesOf(result));
        }
    }

    /** Names with the protocol's, since a metric may be measured by several. */
    static Map<String, FileRef> filesOf(MetricResult result) {
        Map<String, FileRef> files = new TreeMap<>();
        result.files().forEach((name, file) -> files.put(result.config() + "-" + name, file));
        return files;
    }

    static VersionReply of(ModelView model, VersionManifest version) {
        List<Name> aliases = model.aliases().values().stream()
                .filter(alias -> alias.version().equals(version.version()))
                .map(alias -> alias.alias())
                .toList();
        List<Metric> metrics = model.metricsOf(version.version()).values().stream()
                .map(Metric::of)
                .toList();
        List<Suspicion> suspicions =
                List.copyOf(model.suspicionsOf(version.version()).values());
        Optional<Refused> refused =
                model.refusalOf(version.version()).map(refusal -> new Refused(refusal.reason(), refusal.stays()));
        return new VersionReply(version, aliases, metrics, suspicions, refused);
    }
}
