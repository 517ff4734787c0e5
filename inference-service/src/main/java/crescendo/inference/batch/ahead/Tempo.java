package crescendo.inference.batch.ahead;

/** How close upon each other requests for one generator come, lately. */
public final class Tempo {
    private static final double FOLLOWS = 1 / 8.0;

    private boolean begun;
    private long last;
    private double gap = Double.POSITIVE_INFINITY;

    /**
     * One more has come.
     *
     * @param now  nanoseconds
     * @param most that a pause counts, so that it is soon forgotten
     */
    public void comes(long now, double most) {
        if (begun) {
            double pause = Math.min(now - last, most);
            gap = gap == Double.POSITIVE_INFINITY ? most + FOLLOWS * (pause - most) : gap + FOLLOWS * (pause - gap);
        }
        begun = true;
        last = now;
    }

    /** Nanoseconds from one to the next; infinite before there were two. */
    public double gap() {
        return gap;
    }
}
