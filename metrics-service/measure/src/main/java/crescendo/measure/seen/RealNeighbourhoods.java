package crescendo.measure.seen;

import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.Comparison;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.Features;
import crescendo.metric.feature.Neighbourhoods;
import java.util.Map;

/** The neighbourhoods of training images, whose radii are kept. */
final class RealNeighbourhoods {
    private RealNeighbourhoods() {}

    /** The protocol of a metric of k nearest neighbours among as many training images as fakes. */
    static MetricProtocol protocol(Comparison comparison, KnownMetric metric, int revision, int k) {
        DataSetRef reals = comparison.data("train");
        return comparison.seenProtocol(
                metric, revision, reals, comparison.count(reals), Map.of("neighbours", Integer.toString(k)));
    }

    static Neighbourhoods of(Comparison comparison, MetricProtocol protocol, int k) throws MetricUndefined {
        Features features =
                comparison.seenReals(protocol.reals(), protocol.count()).features();
        Map<String, Tensor> kept = comparison.ofReals(protocol, protocol.count(), () -> {
            float[] radii = Neighbourhoods.of("reals", features, k, comparison.workers())
                    .squaredRadii();
            return Map.of("squaredRadii", Tensor.of(radii, radii.length));
        });
        return new Neighbourhoods(features, kept.get("squaredRadii").floats(), k);
    }
}
