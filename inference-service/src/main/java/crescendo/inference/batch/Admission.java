package crescendo.inference.batch;

/** Counts the samples that are taken on and not yet answered, and refuses more than there is room for. */
public final class Admission {
    private final int limit;
    private int held;

    /** @param limit samples at once, queued and running */
    public Admission(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        this.limit = limit;
    }

    /** Takes on so many samples, until the ticket is closed. @throws Busy at once where there is no room */
    public synchronized Ticket admit(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, not " + samples);
        }
        if (samples > limit - held) {
            throw new Busy(samples, held, limit);
        }
        held += samples;
        return new Ticket(samples);
    }

    /** Samples that are taken on and not yet answered. */
    public synchronized int held() {
        return held;
    }

    private synchronized void giveBack(int samples) {
        held -= samples;
    }

    /** Room for some samples. */
    public final class Ticket implements AutoCloseable {
        private int samples;

        private Ticket(int samples) {
            this.samples = samples;
        }

        /** Gives the room back; the second time does nothing. */
        @Override
        public void close() {
            giveBack(samples);
            samples = 0;
        }
    }
}
