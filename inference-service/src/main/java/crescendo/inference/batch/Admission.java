package crescendo.inference.batch;

import crescendo.contracts.Name;
import crescendo.inference.batch.ahead.Ahead;
import crescendo.inference.batch.ahead.Cost;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Counts the samples that are taken on and not yet answered, and refuses more than there is room for, or than there is time for: since
 * clients and models take turns, what others wait for delays a newcomer no longer than their share does. The clock counts for those of
 * whom it is known what they want, until it is made. The last eighth of the room is kept for clients that wait for nothing yet, so that
 * one who asks without end does not keep all others out.
 */
public final class Admission {
    private static final int KEPT = 8;

    private final int limit;
    private final double mostNanos;
    private final int atOnce;
    private final Map<String, Integer> tickets = new HashMap<>();
    private final Ahead ahead = new Ahead();
    private int held;

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
            throw new IllegalArgumentException("crescendo.inference.max-wait: " + most.toMillis()
                    + " ms are not allowed; use more than nothing, such as 2s");
        }
        this.limit = limit;
        this.mostNanos = most.toNanos();
        this.atOnce = atOnce;
    }

    /** As {@link #enter(String, Optional)}, where it is not known of which model. */
    public Ticket enter(String client) {
        return enter(client, Optional.empty());
    }

    /**
     * Lets somebody in who wants a sample at least, before it is known what.
     *
     * @param model that makes it, where that is known; where it is not, time is asked for once it is
     * @throws Busy at once where there is no room, or their first image would be long in coming
     */
    public synchronized Ticket enter(String client, Optional<Name> model) {
        model.ifPresent(name -> requireTime(ahead.of(name, client)));
        requireRoom(client, 1, 0);
        tickets.merge(client, 1, Integer::sum);
        held++;
        return new Ticket(client);
    }

    private void requireTime(double nanos) {
        double wait = nanos / atOnce;
        if (wait > mostNanos) {
            throw Busy.forLong(wait, mostNanos);
        }
    }

    /** @param own samples that the client holds already and that count among those */
    private void requireRoom(String client, int samples, int own) {
        boolean others = tickets.getOrDefault(client, 0) > (own > 0 ? 1 : 0);
        int open = others ? limit - limit / KEPT : limit;
        if (samples > open - (held - own)) {
            throw Busy.forRoom(samples, held - own, open);
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
        private Optional<Name> model = Optional.empty();
        private long nanosEach;
        private int toMake;
        private boolean closed;

        private Ticket(String client) {
            this.client = client;
        }

        /**
         * Now it is known of which model they want a sample, which the door did not know.
         *
         * @throws Busy at once where their first image would be long in coming; what there was so far is kept
         */
        public void names(Name model) {
            synchronized (Admission.this) {
                if (!closed && this.model.isEmpty()) {
                    requireTime(ahead.of(model, client));
                }
            }
        }

        /**
         * Now it is known what they want. Whoever makes it closes this.
         *
         * @throws Busy                  at once where there is no room or no time; what there was so far is kept
         * @throws CancellationException where they have left
         */
        public void becomes(Name model, int wanted, Cost cost) {
            if (wanted < 1) {
                throw new IllegalArgumentException("samples must be at least 1, not " + wanted);
            }
            synchronized (Admission.this) {
                if (closed) {
                    throw new CancellationException("they have left");
                }
                if (this.model.isPresent()) {
                    throw new IllegalStateException("it is known already what they want");
                }
                requireRoom(client, wanted, samples);
                requireTime(ahead.of(model, client, cost));
                held += wanted - samples;
                samples = wanted;
                toMake = wanted;
                nanosEach = Math.round(cost.nanosEach());
                ahead.joins(model, client, wanted * nanosEach, cost);
                this.model = Optional.of(model);
            }
        }

        /** So many of them are made: they take no more time, but room until all are answered. */
        public void made(int some) {
            synchronized (Admission.this) {
                model.filter(name -> !closed).ifPresent(name -> {
                    toMake -= some;
                    ahead.leaves(name, client, some * nanosEach);
                });
            }
        }

        /** They are gone, or were answered: gives the room back where nothing is made for them. */
        public void leave() {
            synchronized (Admission.this) {
                if (model.isEmpty()) {
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
                    held -= samples;
                    tickets.computeIfPresent(client, (name, some) -> some == 1 ? null : some - 1);
                    model.ifPresent(name -> ahead.leaves(name, client, toMake * nanosEach));
                }
            }
        }
    }
}
