package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.FeatureMoments;
import crescendo.metric.feature.FrechetDistance;
import crescendo.metric.linear.Symmetric;
import java.util.Map;

/**
 * {@code fid}: Fréchet distance to the training images in the extractor's feature space; the part {@code singular} is 1 where there
 * were no more images than features, so that a covariance lacks full rank and the estimate is biased for sure, else 0.
 *
 * <p>Heusel et al. 2017, as {@link FrechetDistance} says, of as many reals as fakes. Only with Inception-v3's features is it the
 * FID of the literature.
 */
@AutoService(Metric.class)
public final class FrechetMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.FID;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        return comparison.seenProtocol(known(), REVISION, reals, comparison.count(reals), Map.of());
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        FeatureMoments fakes = FeatureMoments.of(
                "fakes", comparison.seenFakes(protocol.count()).features(), comparison.workers());
        FrechetDistance distance = FrechetDistance.between(reals(comparison, protocol), fakes);
        return new Value(distance.value(), Map.of("singular", distance.singular() ? 1.0 : 0.0));
    }

    private static FeatureMoments reals(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        int count = protocol.count();
        Map<String, Tensor> kept = comparison.ofReals(protocol, count, () -> {
            FeatureMoments moments = FeatureMoments.of(
                    "reals", comparison.seenReals(protocol.reals(), count).features(), comparison.workers());
            int size = moments.mean().length;
            return Map.of(
                    "mean", Tensor.of(moments.mean(), size),
                    "covariance", Tensor.of(moments.covariance().values(), size, size));
        });
        double[] mean = kept.get("mean").doubles();
        return new FeatureMoments(
                count, mean, new Symmetric(kept.get("covariance").doubles(), mean.length));
    }
}
