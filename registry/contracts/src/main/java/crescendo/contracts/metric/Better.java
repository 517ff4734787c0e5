package crescendo.contracts.metric;

import java.util.Comparator;

/** Which of two values of a metric is the better one. */
public enum Better {
    LOWER,
    HIGHER;

    /** Of a metric by its name; lower for one that is not known here, since most are distances. */
    public static Better of(String metric) {
        return KnownMetric.of(metric).map(KnownMetric::better).orElse(LOWER);
    }

    /** The best first. Only values of one protocol compare. */
    public Comparator<Double> bestFirst() {
        return this == LOWER ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}
