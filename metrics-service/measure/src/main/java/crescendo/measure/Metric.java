package crescendo.measure;

import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.metric.MetricUndefined;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A metric that can be asked for by name: one file that carries {@code @AutoService(Metric.class)}, and its name in
 * {@link KnownMetric}. Has no state; several threads may measure at once.
 */
public interface Metric {
    /** Its name, which direction is better, and what it needs. */
    KnownMetric known();

    /** What recipes, manifests and people call it. */
    default String name() {
        return known().text();
    }

    /** Everything that identifies a value of this comparison besides the images compared. Computes nothing. */
    MetricProtocol protocol(Comparison comparison);

    /**
     * Measures.
     *
     * @param protocol what {@link #protocol} said of this comparison
     * @throws MetricUndefined where there is no value, for a reason worth recording
     */
    Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined;

    /** Every metric there is, by name. */
    static List<Metric> all() {
        return ServiceLoader.load(Metric.class, Metric.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Metric::name))
                .toList();
    }
}
