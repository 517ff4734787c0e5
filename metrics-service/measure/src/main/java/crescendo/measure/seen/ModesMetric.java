package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.ClassProbabilities;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Modes;
import java.util.Map;

/**
 * {@code modes}: how many classes the extractor finds among the fakes; parts are the {@code entropy} of their shares and its
 * {@code divergence} from even ones, in nats, and {@code reals} and {@code reals.entropy}, the same of training images.
 *
 * <p>The protocol of stacked MNIST, Metz et al. 2017, as {@link Modes} says. Of all fakes that are asked for, however few reals
 * there are.
 */
@AutoService(Metric.class)
public final class ModesMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.MODES;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        return comparison.seenProtocol(known(), REVISION, comparison.data("train"), comparison.count(), Map.of());
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        DataSetRef data = protocol.reals();
        ClassProbabilities told = comparison.seenFakes(protocol.count()).probabilities();
        Modes fakes = Modes.of(told);
        Modes reals =
                Modes.of(comparison.seenReals(data, comparison.count(data)).probabilities());
        Map<String, Double> parts = Map.of(
                "entropy", fakes.entropy(),
                "divergence", fakes.divergence(),
                "reals", (double) reals.found(),
                "reals.entropy", reals.entropy());
        return new Value(fakes.found(), parts, told.shares());
    }
}
