package crescendo.registry.backfill;

import crescendo.contracts.Digest;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.registry.view.ModelView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric that every version of a model is to have.
 *
 * @param extractor in place of those that the versions' jobs pinned
 */
record Backfill(String metric, Optional<ModelPin> extractor) {
    /** In which order what is missing is asked for. */
    enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST;

        static Optional<Order> of(String text) {
            return Stream.of(values())
                    .filter(order -> order.toString().equals(text))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Versions that can have it: those that generate images, or upscalers with images that they were never trained on. */
    List<VersionManifest> measurable(ModelView model) {
        boolean ofUpscalers = KnownMetric.ofUpscalers().contains(metric);
        return model.inOrder().stream()
                .filter(version -> ofUpscalers
                        ? version.upscaler().isPresent()
                                && version.lineage().data().containsKey("test")
                        : version.files().containsKey(VersionManifest.GENERATOR))
                .toList();
    }

    /** Of those the ones without a value, or a reason why there is none; oldest first. */
    List<VersionManifest> missing(ModelView model) {
        return measurable(model).stream()
                .filter(version ->
                        model.metricsOf(version.version()).values().stream().noneMatch(result -> isIt(result, version)))
                .toList();
    }

    /** What another extractor has found is another value, and so is what none has found where there is one now. */
    private boolean isIt(MetricResult result, VersionManifest version) {
        Optional<Digest> by = result.protocol().extractor();
        Optional<Digest> wanted = extractor
                .or(() -> Optional.ofNullable(version.lineage().models().get(VersionManifest.EXTRACTOR)))
                .map(ModelPin::digest);
        return result.metric().equals(metric) && (by.equals(wanted) || by.isEmpty() && extractor.isEmpty());
    }

    List<MeasureRequest> requests(ModelView model, Order order) {
        List<MeasureRequest> requests = new ArrayList<>(missing(model).stream()
                .map(version -> new MeasureRequest(MeasureRequest.SCHEMA_VERSION, version.ref(), metric, extractor))
                .toList());
        if (order == Order.NEWEST_FIRST) {
            Collections.reverse(requests);
        }
        return requests;
    }
}
