package crescendo.inference.batch;

import java.time.Duration;

/** A request was not answered in the time that it had. */
public final class Late extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Late(Duration patience) {
        super("not done within " + patience.toMillis()
                + " ms, and given up; ask for less at once, ask later, or allow more time");
    }
}
