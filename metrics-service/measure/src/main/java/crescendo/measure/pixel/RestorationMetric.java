package crescendo.measure.pixel;

import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.similarity.Restoration;
import java.util.Map;

/** What is common to metrics of how close an upscaler brings images back that it was never trained on, all that there are. */
abstract class RestorationMetric implements Metric {
    private static final int REVISION = 1;

    /** The value, and its parts: {@code bicubic} and {@code gain} over it among them. */
    abstract Value value(Restoration restored);

    @Override
    public final MetricProtocol protocol(Comparison comparison) {
        DataSetRef truths = comparison.data("test");
        Map<String, String> parameters = Map.of("shrinking", "bicubic", "colour", "bt601", "border", "scale");
        return comparison.pixelProtocol(known(), REVISION, truths, comparison.count(truths), parameters);
    }

    @Override
    public final Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        return value(comparison.restored(protocol.reals(), protocol.count()));
    }
}
