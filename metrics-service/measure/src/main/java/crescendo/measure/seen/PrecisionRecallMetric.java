package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.Neighbourhoods;
import crescendo.metric.feature.PrecisionRecall;
import java.util.Map;

/**
 * {@code precision-recall}: the harmonic mean of the two in the extractor's feature space, since either alone is easy to have;
 * they are its parts {@code precision} and {@code recall}.
 *
 * <p>Kynkäänniemi et al. 2019, as {@link PrecisionRecall} says, of as many training images as fakes, with k = 3. The harmonic mean
 * is ours, 0 where both are.
 */
@AutoService(Metric.class)
public final class PrecisionRecallMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.PRECISION_RECALL;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        return RealNeighbourhoods.protocol(comparison, known(), REVISION, PrecisionRecall.NEIGHBOURS);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        Neighbourhoods reals = RealNeighbourhoods.of(comparison, protocol, PrecisionRecall.NEIGHBOURS);
        Neighbourhoods fakes = Neighbourhoods.of(
                "fakes",
                comparison.seenFakes(protocol.count()).features(),
                PrecisionRecall.NEIGHBOURS,
                comparison.workers());
        PrecisionRecall found = PrecisionRecall.between(reals, fakes, comparison.workers());
        double both = found.precision() + found.recall();
        double mean = both == 0 ? 0 : 2 * found.precision() * found.recall() / both;
        return new Value(mean, Map.of("precision", found.precision(), "recall", found.recall()));
    }
}
