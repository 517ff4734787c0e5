package crescendo.inference.upscaling;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Runs of upscalers, so many at once and no more, in the order of arrival: a long picture lets a short one in between its tiles. */
public final class Turns {
    private final Semaphore free;

    public Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /** Waits for a turn and takes it. @throws Cancelled where it is not wanted any more when its turn comes */
    void take(Runnable run, BooleanSupplier cancelled) {
        free.acquireUninterruptibly();
        try {
            if (cancelled.getAsBoolean()) {
                throw new Cancelled();
            }
            run.run();
        } finally {
            free.release();
        }
    }
}
