package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.SpectrumDistance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code power-spectrum}: distance of the radial power spectra to the training images, in decibels; parts are how far the fakes lie
 * above the reals, in decibels: {@code coarsest}, {@code coarse}, {@code fine} and {@code finest} quarter of the rings, and
 * {@code corner}, where checkerboards lie.
 *
 * <p>After Durall et al. 2020, as {@link SpectrumDistance} says, of as many reals as fakes.
 */
@AutoService(Metric.class)
public final class SpectrumMetric implements Metric {
    private static final int REVISION = 1;
    private static final List<String> QUARTERS = List.of("coarsest", "coarse", "fine", "finest");

    @Override
    public KnownMetric known() {
        return KnownMetric.POWER_SPECTRUM;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        return comparison.pixelProtocol(known(), REVISION, reals, comparison.count(reals), Map.of());
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        SpectrumDistance distance = SpectrumDistance.between(
                comparison.reals(protocol.reals(), protocol.count()),
                comparison.fakes(protocol.count()),
                comparison.workers());
        List<Double> reals = distance.reals();
        List<Double> fakes = distance.fakes();
        int rings = reals.size();
        Map<String, Double> parts = new TreeMap<>();
        int quarters = QUARTERS.size();
        for (int q = 0; q < quarters && rings >= quarters; q++)
            parts.put(QUARTERS.get(q), lead(reals, fakes, q * rings / quarters, (q + 1) * rings / quarters));
        parts.put("corner", lead(reals, fakes, rings - 1, rings));
        return new Value(distance.value(), parts);
    }

    private static double lead(List<Double> reals, List<Double> fakes, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) sum += fakes.get(k) - reals.get(k);
        return sum / (to - from);
    }
}
