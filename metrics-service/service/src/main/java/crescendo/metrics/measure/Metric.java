package crescendo.metrics.measure;

import crescendo.contracts.metric.MetricProtocol;
import crescendo.metric.MetricUndefined;
import java.util.List;
import java.util.Map;

/** A metric that checkpoints may ask for by name. Every bean of this type is found and offered. */
public interface Metric {
    /** What manifests call it, in lower case. */
    String name();

    /** Everything that identifies a value of this checkpoint besides the version. */
    MetricProtocol protocol(Subject subject);

    /**
     * Measures.
     *
     * @param protocol what {@link #protocol} said of this subject
     * @throws MetricUndefined where there is no value, for a reason worth recording
     */
    Value measure(Subject subject, MetricProtocol protocol) throws MetricUndefined;

    /**
     * A value and what it is made of.
     *
     * @param parts by name
     * @param classes shares of the samples by class; empty where nothing tells classes
     */
    record Value(double value, Map<String, Double> parts, List<Double> classes) {}
}
