package crescendo.registry.view;

import crescendo.contracts.Name;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.watch.Suspicion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values of one metric that may stand in one curve: those whose protocols differ in nothing but the resolution.
 *
 * @param series     {@link MetricProtocol#series()}
 * @param protocol   of the newest point
 * @param classNames of the extractor, in the order of the points' {@code classes}; empty where it is not known here
 * @param points     by images shown
 */
public record MetricSeries(
        String metric, String series, MetricProtocol protocol, List<String> classNames, List<Point> points) {

    /**
     * A {@link MetricResult} where it stands in the schedule.
     *
     * @param suspected why its job seems to have collapsed here
     */
    public record Point(
            Name version,
            long imagesShown,
            long step,
            int resolution,
            Phase.Kind phase,
            double alpha,
            boolean endsPhase,
            Optional<Double> value,
            Optional<String> undefined,
            Map<String, Double> parts,
            List<Double> classes,
            Optional<String> suspected) {
        static Point of(MetricResult result, ModelView model) {
            VersionManifest.At at = result.at();
            return new Point(
                    result.version().version(),
                    at.imagesShown(),
                    at.step(),
                    at.resolution(),
                    at.phase(),
                    at.alpha(),
                    at.endsPhase(),
                    result.value(),
                    result.undefined(),
                    result.parts(),
                    result.classes(),
                    Optional.ofNullable(model.suspicionsOf(result.version().version())
                                    .get(result.metric() + "@" + result.config()))
                            .map(Suspicion::reason));
        }
    }

    /** All series of a model, by metric and then the longest first. */
    public static List<MetricSeries> of(ModelView model, ClassNames names) {
        Map<String, List<MetricResult>> bySeries = new TreeMap<>();
        model.metrics().values().forEach(results -> results.values()
                .forEach(result -> bySeries.computeIfAbsent(result.protocol().series(), series -> new ArrayList<>())
                        .add(result)));
        return bySeries.values().stream()
                .map(results -> one(model, results, names))
                .sorted(Comparator.comparing(MetricSeries::metric)
                        .thenComparing(series -> -series.points().size())
                        .thenComparing(MetricSeries::series))
                .toList();
    }

    private static MetricSeries one(ModelView model, List<MetricResult> results, ClassNames names) {
        results.sort(
                Comparator.comparingLong((MetricResult result) -> result.at().imagesShown())
                        .thenComparing(result -> result.version().version()));
        MetricProtocol newest = results.get(results.size() - 1).protocol();
        return new MetricSeries(
                newest.metric(),
                newest.series(),
                newest,
                newest.extractor().map(names::of).orElse(List.of()),
                results.stream().map(result -> Point.of(result, model)).toList());
    }
}
