package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.path.LatentSpace;
import crescendo.measure.path.Steps;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.Features;
import crescendo.metric.feature.PathLength;
import java.util.Map;

/**
 * {@code ppl-features}: perceptual path length in the extractor's feature space; the part {@code deviation} is that over the steps
 * that count. Not the {@code ppl} of the literature, which is made with LPIPS; the two never compare, hence the name.
 *
 * <p>Karras et al. 2019, section 4.1 and its code: as many steps as fakes are asked for, each of ε = 10⁻⁴ at a uniform place of a great circle between two latents ({@link Steps}), of one
 * class where the generator knows classes; images as the generator makes them, neither rounded nor cut off nor cropped, brought to the extractor's size as all images are; the squared
 * Euclidean distance of features over ε²; the mean of what lies between the 1st and the 99th percentile ({@link PathLength}). Needs no reals.
 */
@AutoService(Metric.class)
public final class PathLengthMetric implements Metric {
    private static final int REVISION = 1;
    private static final int BATCH = 32;

    /** Of a batch, each of them made in numbers of four bytes a colour: 32 images of 256². */
    private static final long PIXELS = 1 << 21;

    @Override
    public KnownMetric known() {
        return KnownMetric.PPL_FEATURES;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        Map<String, String> parameters = Map.of(
                "distance", "squared Euclidean of features",
                "epsilon", Double.toString(PathLength.EPSILON),
                "interpolation", "slerp",
                "crop", "none",
                "kept", "1-99%");
        return comparison.seenProtocol(known(), REVISION, comparison.data("train"), comparison.count(), parameters);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        try (LatentSpace latents = comparison.latents()) {
            if (latents.size() < 2) throw new MetricUndefined("latents of one number have no way from one to another");
            Extractor extractor = comparison.readable();
            extractor.requireUnrounded();
            int count = protocol.count();
            int size = extractor.features();
            float[] from = new float[Math.multiplyExact(count, size)];
            float[] to = new float[from.length];
            comparison.workers().share(count, batch(comparison.height(), comparison.width()), (first, end) -> {
                Steps steps = Steps.of(protocol.seed(), first, end - first, latents.size(), PathLength.EPSILON);
                put(extractor.featuresOf(latents.at(steps.from(), first)), from, first * size);
                put(extractor.featuresOf(latents.at(steps.to(), first)), to, first * size);
            });
            PathLength length =
                    PathLength.of(new Features(from, count, size), new Features(to, count, size), PathLength.EPSILON);
            return new Value(length.value(), Map.of("deviation", length.deviation()));
        }
    }

    /** Images of one batch, of which each worker holds one. */
    static int batch(int height, int width) {
        return (int) Math.max(1, Math.min(BATCH, PIXELS / ((long) height * width)));
    }

    private static void put(float[] some, float[] all, int at) {
        System.arraycopy(some, 0, all, at, some.length);
    }
}
