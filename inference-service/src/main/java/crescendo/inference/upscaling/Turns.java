package crescendo.inference.upscaling;

import crescendo.inference.gate.Visit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs of upscalers, so many at once and no more, in the order of arrival: a long picture lets a short one in between its tiles. */
public final class Turns {
    private final Semaphore free;

    public Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /**
     * Waits for a turn and takes it.
     *
     * @throws Cancelled where whoever asked has left when the turn comes
     * @throws crescendo.inference.batch.Late where it does not come in their time
     */
    void take(Runnable run, Visit visit) {
        if (!acquired(visit.nanosLeft())) {
            throw visit.late();
        }
        try {
            if (visit.isOver()) {
                throw new Cancelled();
            }
            run.run();
        } finally {
            free.release();
        }
    }

    /** Waits for a turn, however long that takes, and takes it: for what is run ahead of anybody's asking. */
    public void take(Runnable run) {
        free.acquireUninterruptibly();
        try {
            run.run();
        } finally {
            free.release();
        }
    }

    private boolean acquired(long nanos) {
        try {
            return free.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }
}
