package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.InceptionScore;
import crescendo.metric.MetricUndefined;
import java.util.Map;

/**
 * {@code is}: inception score by the extractor's classes; parts are its {@code deviation} and the score and deviation of
 * reals, {@code reals} and {@code reals.deviation}: those of the role {@code test} where there are.
 *
 * <p>Salimans et al. 2016, as {@link InceptionScore} says, over 10 splits. Of all fakes that are asked for, however few reals
 * there are.
 */
@AutoService(Metric.class)
public final class InceptionMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.IS;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        Map<String, String> parameters = Map.of("splits", Integer.toString(InceptionScore.SPLITS));
        return comparison.seenProtocol(
                known(), REVISION, comparison.data("test", "train"), comparison.count(), parameters);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        DataSetRef data = protocol.reals();
        InceptionScore fakes =
                InceptionScore.of(comparison.seenFakes(protocol.count()).probabilities());
        InceptionScore reals = InceptionScore.of(
                comparison.seenReals(data, comparison.count(data)).probabilities());
        Map<String, Double> parts =
                Map.of("deviation", fakes.deviation(), "reals", reals.mean(), "reals.deviation", reals.deviation());
        return new Value(fakes.mean(), parts, fakes.shares());
    }
}
