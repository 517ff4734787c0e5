package crescendo.metric;

/** A metric has no value for these very inputs; the message says why. It is an outcome to record, not a fault. */
public final class MetricUndefined extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param reason what made the value undefined, for the person who reads the metric's history */
    public MetricUndefined(String reason) {
        super(reason);
    }
}
