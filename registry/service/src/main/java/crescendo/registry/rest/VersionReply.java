package crescendo.registry.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import crescendo.contracts.Name;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.watch.Suspicion;
import crescendo.registry.view.ModelView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version: its manifest, the aliases that point to it, and what was measured of it.
 *
 * @param metrics    by name and then by protocol
 * @param suspicions why its job seems to have collapsed here
 */
public record VersionReply(
        @JsonUnwrapped VersionManifest manifest, List<Name> aliases, List<Metric> metrics, List<Suspicion> suspicions) {

    /** @param series the curve that the value stands in */
    public record Metric(
            String metric,
            String config,
            String series,
            Optional<Double> value,
            Optional<String> undefined,
            Map<String, Double> parts,
            List<Double> classes) {
        static Metric of(MetricResult result) {
            return new Metric(
                    result.metric(),
                    result.config(),
                    result.protocol().series(),
                    result.value(),
                    result.undefined(),
                    result.parts(),
                    result.classes());
        }
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
        return new VersionReply(version, aliases, metrics, suspicions);
    }
}
