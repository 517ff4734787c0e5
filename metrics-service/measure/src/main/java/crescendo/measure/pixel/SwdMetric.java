package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.SlicedWasserstein;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code swd}: sliced Wasserstein distance to the training images at the fakes' own size, ×10³; parts by level's side.
 *
 * <p>Karras et al. 2018, section 5 and appendix A, as {@link SlicedWasserstein} says: as many reals as fakes; the protocol names the patch's shape, patches an image and directions.
 */
@AutoService(Metric.class)
public final class SwdMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.SWD;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        Map<String, String> parameters = Map.of(
                "patch", "7x7x" + comparison.colours(),
                "patches", Integer.toString(SlicedWasserstein.PATCHES_PER_IMAGE),
                "directions", Integer.toString(SlicedWasserstein.DIRECTIONS));
        return comparison.pixelProtocol(known(), REVISION, reals, comparison.count(reals), parameters);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        SlicedWasserstein.requireSize(comparison.height(), comparison.width());
        SlicedWasserstein distance = SlicedWasserstein.between(
                comparison.reals(protocol.reals(), protocol.count()),
                comparison.fakes(protocol.count()),
                protocol.seed(),
                comparison.workers());
        Map<String, Double> parts = new TreeMap<>();
        for (int level = 0; level < distance.levels().size(); level++)
            parts.put(
                    Integer.toString(comparison.side() >> level),
                    distance.levels().get(level));
        return new Value(distance.mean(), parts);
    }
}
