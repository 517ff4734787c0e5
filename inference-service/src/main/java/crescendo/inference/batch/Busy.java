package crescendo.inference.batch;

/** More is asked for at once than there is room for; worth another try in a moment. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Busy(String message) {
        super(message);
    }

    /** As many wait as may. @param setting that says how many */
    public static Busy waiting(int limit, String setting) {
        return new Busy("too much at once: " + limit + " requests wait already, which is the limit (" + setting
                + "); ask again in a moment");
    }

    Busy(int samples, int held, int limit) {
        super("too much at once: " + samples + " more samples beside the " + held + " that wait already; the limit is "
                + limit + "; ask again in a moment");
    }
}
