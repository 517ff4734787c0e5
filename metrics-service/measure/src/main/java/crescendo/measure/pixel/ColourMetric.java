package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.ColourDistance;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code colour-histogram}: Hellinger distance of the colours to those of the training images, in [0, 1]; parts are the shift of each
 * colour in steps of a pixel's value: {@code red}, {@code green} and {@code blue}, or {@code grey}.
 *
 * <p>As {@link ColourDistance} says, of as many reals as fakes.
 */
@AutoService(Metric.class)
public final class ColourMetric implements Metric {
    private static final int REVISION = 1;
    private static final String[] RGB = {"red", "green", "blue"};

    @Override
    public KnownMetric known() {
        return KnownMetric.COLOUR_HISTOGRAM;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        DataSetRef reals = comparison.data("train");
        Map<String, String> parameters = Map.of("bins", Integer.toString(ColourDistance.BINS));
        return comparison.pixelProtocol(known(), REVISION, reals, comparison.count(reals), parameters);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) {
        ColourDistance distance = ColourDistance.between(
                comparison.reals(protocol.reals(), protocol.count()),
                comparison.fakes(protocol.count()),
                comparison.workers());
        Map<String, Double> parts = new TreeMap<>();
        for (int c = 0; c < distance.shifts().size(); c++)
            parts.put(
                    comparison.colours() == 1 ? "grey" : RGB[c],
                    distance.shifts().get(c));
        return new Value(distance.value(), parts);
    }
}
