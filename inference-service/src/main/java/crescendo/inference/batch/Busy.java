package crescendo.inference.batch;

/** More is asked for at once than there is room or time for; worth another try later. Without a stack trace: it is thrown a lot. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final double SECOND = 1e9;
    private static final double MILLISECOND = 1e6;

    private final int retrySeconds;

    private Busy(String message, int retrySeconds) {
        super(message, null, false, false);
        this.retrySeconds = retrySeconds;
    }

    static Busy forRoom(int samples, int held, int limit) {
        return new Busy(
                "too much at once: " + samples + " more samples beside the " + held
                        + " that wait already; the limit is " + limit
                        + " (crescendo.inference.max-queued-samples); ask again in a moment",
                1);
    }

    /** As many wait as may. @param setting that says how many */
    public static Busy waiting(int limit, String setting) {
        return new Busy(
                "too much at once: " + limit + " requests wait already, which is the limit (" + setting
                        + "); ask again in a moment",
                1);
    }

    static Busy forLong(double wait, double mostNanos) {
        return new Busy(
                "too much at once: it would take " + Math.round(wait / MILLISECOND)
                        + " ms until it is your turn; the limit is " + Math.round(mostNanos / MILLISECOND)
                        + " ms (crescendo.inference.max-wait); ask again in a moment",
                (int) Math.max(1, Math.ceil((wait - mostNanos) / SECOND)));
    }

    /** After how long another try may do. */
    public int retrySeconds() {
        return retrySeconds;
    }
}
