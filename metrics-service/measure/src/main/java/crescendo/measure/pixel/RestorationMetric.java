package crescendo.measure.pixel;

import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.similarity.Restoration;
import crescendo.metric.similarity.Upscaling;
import java.util.Map;
import java.util.TreeMap;

/** What is common to metrics of how close an upscaler brings images back that it was never trained on, all that there are. */
abstract class RestorationMetric implements Metric {
    private static final int REVISION = 2;

    /** The value of what the network makes, or of what bicubic makes. */
    abstract double of(Upscaling judged);

    /** Parts beside {@code bicubic} and {@code gain} over it. */
    Map<String, Double> others(Upscaling network) {
        return Map.of();
    }

    @Override
    public final MetricProtocol protocol(Comparison comparison) {
        DataSetRef truths = comparison.data("test");
        Map<String, String> parameters = Map.of("shrinking", "bicubic", "colour", "bt601", "border", "scale");
        return comparison.pixelProtocol(known(), REVISION, truths, comparison.count(truths), parameters);
    }

    @Override
    public final Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        Restoration restored = comparison.restored(protocol.reals(), protocol.count());
        double network = of(restored.network());
        double bicubic = of(restored.bicubic());
        Map<String, Double> parts = new TreeMap<>(others(restored.network()));
        parts.put("bicubic", bicubic);
        parts.put("gain", network - bicubic);
        return new Value(network, parts);
    }
}
