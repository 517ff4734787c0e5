package crescendo.inference.batch;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the samples that are taken on and not yet answered, and refuses more than there is room for. The last eighth of the room
 * is kept for clients that wait for nothing yet, so that one who asks without end does not keep all others out.
 */
public final class Admission {
    private static final int KEPT = 8;

    private final int limit;
    private final Map<String, Integer> clients = new HashMap<>();
    private int held;

    /** @param limit samples at once, queued and running */
    public Admission(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        this.limit = limit;
    }

    /** Takes on so many samples, until the ticket is closed. @throws Busy at once where there is no room */
    public synchronized Ticket admit(String client, int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, not " + samples);
        }
        int open = clients.containsKey(client) ? limit - limit / KEPT : limit;
        if (samples > open - held) {
            throw new Busy(samples, held, open);
        }
        held += samples;
        clients.merge(client, samples, Integer::sum);
        return new Ticket(client, samples);
    }

    /** Samples that are taken on and not yet answered. */
    public synchronized int held() {
        return held;
    }

    private synchronized void giveBack(String client, int samples) {
        held -= samples;
        clients.computeIfPresent(client, (name, all) -> all > samples ? all - samples : null);
    }

    /** Room for some samples. */
    public final class Ticket implements AutoCloseable {
        private final String client;
        private int samples;

        private Ticket(String client, int samples) {
            this.client = client;
            this.samples = samples;
        }

        /** Gives the room back; the second time does nothing. */
        @Override
        public synchronized void close() {
            if (samples > 0) {
                giveBack(client, samples);
                samples = 0;
            }
        }
    }
}
