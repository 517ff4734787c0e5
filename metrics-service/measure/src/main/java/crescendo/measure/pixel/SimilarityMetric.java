package crescendo.measure.pixel;

import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.similarity.MultiScaleSimilarity;
import crescendo.metric.similarity.MultiScaleSimilarity.Window;
import java.util.Map;

/**
 * Similarity between pairs of fakes, as a measure of how little they vary; the part {@code reals} is that of the training images,
 * which tells how much variety there is to have.
 *
 * <p>Odena et al. 2017, as {@link MultiScaleSimilarity} says, of all fakes that are asked for, however few reals there are.
 */
abstract class SimilarityMetric implements Metric {
    private static final int REVISION = 1;

    private final Window window;
    private final String described;

    SimilarityMetric(Window window, String described) {
        this.window = window;
        this.described = described;
    }

    @Override
    public final MetricProtocol protocol(Comparison comparison) {
        Map<String, String> parameters = Map.of("window", described, "scales", "5");
        return comparison.pixelProtocol(known(), REVISION, comparison.data("train"), comparison.count(), parameters);
    }

    @Override
    public final Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        MultiScaleSimilarity.requireSize(Math.min(comparison.height(), comparison.width()), window);
        double fakes = within(comparison, comparison.fakes(protocol.count()));
        return new Value(fakes, Map.of("reals", reals(comparison, protocol)));
    }

    private double reals(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        DataSetRef data = protocol.reals();
        int count = comparison.count(data);
        Map<String, Tensor> kept = comparison.ofReals(protocol, count, () -> {
            double similarity = within(comparison, comparison.reals(data, count));
            return Map.of("similarity", Tensor.of(new double[] {similarity}, 1));
        });
        return kept.get("similarity").doubles()[0];
    }

    private double within(Comparison comparison, Images images) throws MetricUndefined {
        return MultiScaleSimilarity.within(images, window, comparison.workers());
    }
}
