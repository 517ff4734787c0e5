package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.KernelDistance;
import java.util.Map;

/**
 * {@code kid}: kernel distance to the training images in the extractor's feature space; the part {@code deviation} is that over
 * the subsets.
 *
 * <p>Bińkowski et al. 2018, as {@link KernelDistance} says, of as many reals as fakes. Only with Inception-v3's features is it the
 * KID of the literature, which is often given ×10³.
 */
@AutoService(Metric.class)
public final class KernelMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.KID;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        int count = comparison.count(reals);
        Map<String, String> parameters = Map.of(
                "subsets", Integer.toString(KernelDistance.SUBSETS),
                "subset", Integer.toString(Math.min(count, KernelDistance.SUBSET_SIZE)));
        return comparison.seenProtocol(known(), REVISION, reals, count, parameters);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        KernelDistance distance = KernelDistance.between(
                comparison.seenReals(protocol.reals(), protocol.count()).features(),
                comparison.seenFakes(protocol.count()).features(),
                protocol.seed(),
                comparison.workers());
        return new Value(distance.mean(), Map.of("deviation", distance.deviation()));
    }
}
