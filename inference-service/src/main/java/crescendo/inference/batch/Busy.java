package crescendo.inference.batch;

import java.util.Locale;

/** More is asked for at once than there is room or time for; worth another try later. Without a stack trace: it is thrown a lot. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final double SECOND = 1e9;

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
                String.format(
                        Locale.ROOT,
                        "too much at once: it would take %.3f s until it is your turn; the limit is %.3f s"
                                + " (crescendo.inference.max-wait); ask again in a moment",
                        wait / SECOND,
                        mostNanos / SECOND),
                (int) Math.max(1, Math.ceil((wait - mostNanos) / SECOND)));
    }

    /** After how long another try may do. */
    public int retrySeconds() {
        return retrySeconds;
    }
}
