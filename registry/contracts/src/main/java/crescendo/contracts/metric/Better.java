package crescendo.contracts.metric;

import java.util.Comparator;

/** Which of two values of a metric is the better one. */
public enum Better {
    LOWER,
    HIGHER;

    /** Distances are better where they are lower, the inception score where it is higher. */
    public static Better of(String metric) {
        return metric.equals("is") ? HIGHER : LOWER;
    }

    /** The best first. Only values of one protocol compare. */
    public Comparator<Double> bestFirst() {
        return this == LOWER ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}
