package crescendo.trainer.state;

/**
 * Holds the time that training stands still for its states to {@link #SHARE} of all its time: where a state costs much, the
 * next one comes later. Not for use by several threads.
 */
public final class StateBudget {
    /** Of the time since training began. */
    public static final double SHARE = 0.02;

    private final long beganNanos;
    private long spentNanos;

    /** @param nowNanos monotonic time at which training begins */
    public StateBudget(long nowNanos) {
        this.beganNanos = nowNanos;
    }

    /** A state was taken. */
    public void spend(long nanos) {
        spentNanos += nanos;
    }

    /** Whether there is time for another state. */
    public boolean allows(long nowNanos) {
        return spentNanos <= SHARE * (nowNanos - beganNanos);
    }

    /** What states have taken of all time so far, in [0, 1]. */
    public double share(long nowNanos) {
        return nowNanos <= beganNanos ? 0 : (double) spentNanos / (nowNanos - beganNanos);
    }
}
