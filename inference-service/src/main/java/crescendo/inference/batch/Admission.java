package crescendo.inference.batch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Counts the samples that are taken on and not yet answered, and refuses more than there is room for, or than there is time for: since
 * clients take turns, what another client waits for delays a newcomer no longer than their own share does. The last eighth of the room
 * is kept for clients that wait for nothing yet, so that one who asks without end does not keep all others out.
 */
public final class Admission {
    private static final int KEPT = 8;

    /** How fast the usual cost of a sample follows those that come. */
    private static final double FOLLOWS = 1 / 16.0;

    private final int limit;
    private final double mostNanos;
    private final int atOnce;
    private final Map<String, Held> clients = new HashMap<>();
    private int held;
    private double usualNanos;

    /** What one client has been taken on for. */
    private record Held(int tickets, long nanos) {
        static final Held NOTHING = new Held(0, 0);

        Held with(int tickets, long nanos) {
            return new Held(this.tickets + tickets, this.nanos + nanos);
        }
    }

    /**
     * Sets the limits.
     *
     * @param limit  samples at once, queued and running
     * @param most   that whoever is taken on may have to wait for their first image
     * @param atOnce runs that go on at the same time
     */
    public Admission(int limit, Duration most, int atOnce) {
        if (limit < 1 || atOnce < 1) {
            throw new IllegalArgumentException(
                    "limit and runs at once must be at least 1, not " + limit + " and " + atOnce);
        }
        if (most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("the wait must be longer than nothing, not " + most);
        }
        this.limit = limit;
        this.mostNanos = most.toNanos();
        this.atOnce = atOnce;
    }

    /**
     * Lets somebody in who wants a sample at least, before it is known what.
     *
     * @throws Busy at once where there is no room, or their first image would be long in coming
     */
    public synchronized Ticket enter(String client) {
        double wait = wait(client);
        if (wait > mostNanos) {
            throw Busy.forLong(wait, mostNanos);
        }
        requireRoom(client, 1, 0);
        Ticket ticket = new Ticket(client, Math.round(usualNanos));
        change(client, 1, ticket.samples, ticket.nanos);
        return ticket;
    }

    // Each of the others gets as much as this client until its first image is made, or all it waits for.
    private double wait(String client) {
        double own = clients.getOrDefault(client, Held.NOTHING).nanos();
        double turn = own + usualNanos;
        double ahead = own;
        for (Map.Entry<String, Held> other : clients.entrySet()) {
            if (!other.getKey().equals(client)) {
                ahead += Math.min(other.getValue().nanos(), turn);
            }
        }
        return ahead / atOnce;
    }

    /** @param own samples that the client holds already and that count among those */
    private void requireRoom(String client, int samples, int own) {
        boolean others = clients.getOrDefault(client, Held.NOTHING).tickets() > (own > 0 ? 1 : 0);
        int open = others ? limit - limit / KEPT : limit;
        if (samples > open - (held - own)) {
            throw Busy.forRoom(samples, held - own, open);
        }
    }

    private void change(String client, int tickets, int samples, long nanos) {
        held += samples;
        Held now = clients.getOrDefault(client, Held.NOTHING).with(tickets, nanos);
        if (now.tickets() == 0) {
            clients.remove(client);
        } else {
            clients.put(client, now);
        }
    }

    /** Samples that are taken on and not yet answered; one for each request of which more is not known yet. */
    public synchronized int held() {
        return held;
    }

    /** Room for some samples. */
    public final class Ticket implements AutoCloseable {
        private final String client;
        private int samples = 1;
        private long nanos;
        private boolean known;
        private boolean closed;

        private Ticket(String client, long nanos) {
            this.client = client;
            this.nanos = nanos;
        }

        /**
         * Now it is known what they want. Whoever makes it closes this.
         *
         * @param nanosEach of one sample, in runs that it shares
         * @throws Busy                  at once where there is no room; what there was so far is kept
         * @throws CancellationException where they have left
         */
        public void becomes(int wanted, double nanosEach) {
            if (wanted < 1) {
                throw new IllegalArgumentException("samples must be at least 1, not " + wanted);
            }
            synchronized (Admission.this) {
                if (closed) {
                    throw new CancellationException("they have left");
                }
                requireRoom(client, wanted, samples);
                long all = Math.round(wanted * nanosEach);
                change(client, 0, wanted - samples, all - nanos);
                usualNanos = usualNanos == 0 ? nanosEach : usualNanos + FOLLOWS * (nanosEach - usualNanos);
                samples = wanted;
                nanos = all;
                known = true;
            }
        }

        /** They are gone, or were answered: gives the room back where nothing is made for them. */
        public void leave() {
            synchronized (Admission.this) {
                if (!known) {
                    close();
                }
            }
        }

        /** Gives the room back; the second time does nothing. */
        @Override
        public void close() {
            synchronized (Admission.this) {
                if (!closed) {
                    closed = true;
                    change(client, -1, -samples, -nanos);
                }
            }
        }
    }
}
