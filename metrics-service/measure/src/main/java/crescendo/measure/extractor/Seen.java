package crescendo.measure.extractor;

import crescendo.contracts.tensor.Tensor;
import crescendo.metric.ClassProbabilities;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.Features;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an extractor sees in a set of images.
 *
 * @param extractor its name, for reasons
 * @param classes where it tells any
 * @param vectors features, where it gives any
 */
public record Seen(String extractor, Optional<ClassProbabilities> classes, Optional<Features> vectors) {
    /** Of how images are seen, beside the extractor and its preprocessing. */
    public static final int REVISION = 1;

    private static final String PROBABILITIES = "probabilities";
    private static final String FEATURES = "features";

    /** @throws MetricUndefined where the extractor tells no classes */
    public ClassProbabilities probabilities() throws MetricUndefined {
        return classes.orElseThrow(() -> new MetricUndefined(extractor + " tells no classes"));
    }

    /** @throws MetricUndefined where the extractor gives no features */
    public Features features() throws MetricUndefined {
        return vectors.orElseThrow(() -> new MetricUndefined(extractor + " gives no features"));
    }

    /** Of the first images alone. */
    public Seen first(int count) {
        return new Seen(
                extractor,
                classes.map(all -> count == all.count() ? all : all.first(count)),
                vectors.map(all -> count == all.count() ? all : all.rows(0, count)));
    }

    /** As named arrays, to be kept. */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new TreeMap<>();
        classes.ifPresent(all -> tensors.put(PROBABILITIES, Tensor.of(all.rows())));
        vectors.ifPresent(all -> tensors.put(FEATURES, Tensor.of(all.values(), all.count(), all.size())));
        return tensors;
    }

    /** What {@link #tensors()} made. */
    public static Seen of(String extractor, Map<String, Tensor> tensors) {
        return new Seen(
                extractor,
                Optional.ofNullable(tensors.get(PROBABILITIES)).map(all -> new ClassProbabilities(all.rows())),
                Optional.ofNullable(tensors.get(FEATURES))
                        .map(all -> new Features(all.floats(), (int) all.shape()[0], (int) all.shape()[1])));
    }
}
