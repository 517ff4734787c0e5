package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.ClassLabels;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.IntraClassFrechet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code intra-fid}: the mean over the classes of the Fréchet distance to the training images of that class; parts are that of each
 * class, {@code class.NAME}, and {@code singular}, 1 where some class has no more images than features, else 0.
 *
 * <p>Miyato and Koyama 2018, as {@link IntraClassFrechet} says, of as many reals as fakes in all.
 */
@AutoService(Metric.class)
public final class IntraFrechetMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.INTRA_FID;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        return comparison.seenProtocol(known(), REVISION, reals, comparison.count(reals), Map.of());
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        int count = protocol.count();
        ClassLabels asked = comparison.classesOfFakes(count);
        List<String> names = asked.names();
        ClassLabels reals = comparison
                .classesOfReals(protocol.reals(), count)
                .orElseThrow(() -> new MetricUndefined(protocol.reals() + " has no classes"));
        IntraClassFrechet distance = IntraClassFrechet.between(
                comparison.seenReals(protocol.reals(), count).features(),
                reals.numberedAs("the generator's classes", names),
                comparison.seenFakes(count).features(),
                asked.labels(),
                comparison.workers());
        Map<String, Double> parts = new TreeMap<>();
        distance.byClass().forEach((label, one) -> parts.put("class." + names.get(label), one.value()));
        parts.put("singular", distance.singular() ? 1.0 : 0.0);
        return new Value(distance.value(), parts);
    }
}
