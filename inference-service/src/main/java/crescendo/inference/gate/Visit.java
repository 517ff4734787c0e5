package crescendo.inference.gate;

import crescendo.inference.batch.Late;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * One request, from its arrival until its answer is sent or whoever asked has left, whichever way it came. Whoever listens late hears
 * of the end all the same. Safe for use by many threads.
 */
public final class Visit {
    private static final String KEY = Visit.class.getName();

    /** Of whom nobody knows who they are. */
    private static final String SOMEBODY = "somebody";

    private final String client;
    private final LongSupplier nanos;
    private final long arrived;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Runnable> last = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Duration patience;
    private boolean answering;
    private boolean over;
    private int working;

    /** @param patience how long it may take until there is something to answer */
    public Visit(Duration patience) {
        this(SOMEBODY, patience);
    }

    /** As above, of whoever asks. */
    public Visit(String client, Duration patience) {
        this(client, patience, System::nanoTime);
    }

    Visit(String client, Duration patience, LongSupplier nanos) {
        this.client = client;
        this.nanos = nanos;
        this.arrived = nanos.getAsLong();
        this.patience = patience;
    }

    /** The visit of a request that has just come; on the thread that reads its connection. */
    public static Visit begin(RoutingContext context, String client, Duration patience) {
        Visit visit = new Visit(client, patience);
        context.put(KEY, visit);
        context.addEndHandler(ended -> visit.end());
        // whoever sets a handler for the end of the response takes the place of the one above
        if (context.request().getCookie(QuarkusRequestWrapper.FAKE_COOKIE_NAME) != null) {
            QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(done -> visit.end());
        }
        if (context.response().closed()) {
            visit.end(); // they left before anybody listened
        }
        return visit;
    }

    /** The visit that a request is. */
    public static Visit of(RoutingContext context) {
        return context.get(KEY);
    }

    /** Who asks; whoever has the same name shares one place in a line. */
    public String client() {
        return client;
    }

    /** They wait no longer than this. */
    public synchronized void lasts(Duration shorter) {
        patience = shorter;
    }

    /** The answer begins: from now on it takes as long as it takes. */
    public synchronized void answers() {
        answering = true;
    }

    /** How long an answer may be waited for; how long whoever gets it may take nothing of it. */
    public synchronized Duration patience() {
        return patience;
    }

    /** Until something must be answered; less than nothing where that should have been. */
    public synchronized long nanosLeft() {
        return answering ? Long.MAX_VALUE : patience.toNanos() - (nanos.getAsLong() - arrived);
    }

    /** @throws Late where the time is over, and CancellationException where they have left */
    public void requireWaiting() {
        if (isOver()) {
            throw new CancellationException("they have left");
        }
        requireTime();
    }

    /** @throws Late where the time is over */
    public void requireTime() {
        if (nanosLeft() <= 0) {
            throw late();
        }
    }

    /**
     * Waits for something that others may wait for as well.
     *
     * @throws Late                  where it has not come about in their time
     * @throws CancellationException where they leave meanwhile
     * @throws RuntimeException      what it ended with, where it failed
     */
    public void await(CompletableFuture<?> something) {
        try {
            CompletableFuture.anyOf(something, ended).get(Math.max(0, nanosLeft()), TimeUnit.NANOSECONDS);
            if (!something.isDone()) {
                throw new CancellationException("they have left");
            }
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the service is about to end");
        }
    }

    /** To be thrown where the time is over. */
    public Late late() {
        return new Late(patience());
    }

    /** Whether there is nobody any more to work for. */
    public synchronized boolean isOver() {
        return over;
    }

    /** Does something once the visit is over; at once where it is. */
    public void whenOver(Runnable listener) {
        synchronized (this) {
            if (!over) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Something is made for them, which goes on though they leave meanwhile. */
    public synchronized Work working() {
        working++;
        return new Work(this);
    }

    /** Does something once the visit is over and nothing is made for them any more; at once where that is so. */
    public void whenDone(Runnable listener) {
        synchronized (this) {
            last.add(listener);
        }
        tellDone();
    }

    private void tellDone() {
        List<Runnable> all;
        synchronized (this) {
            if (!over || working > 0) {
                return;
            }
            all = List.copyOf(last);
            last.clear();
        }
        all.forEach(Runnable::run);
    }

    /** What is made for somebody, until it is closed. */
    public static final class Work implements AutoCloseable {
        private final Visit visit;

        private Work(Visit visit) {
            this.visit = visit;
        }

        /** Once. */
        @Override
        public void close() {
            synchronized (visit) {
                visit.working--;
            }
            visit.tellDone();
        }
    }

    /** The answer is sent, or nobody is there to get it. The second time does nothing. */
    public void end() {
        List<Runnable> all;
        synchronized (this) {
            over = true;
            all = List.copyOf(listeners);
            listeners.clear();
        }
        ended.complete(null);
        all.forEach(Runnable::run);
        tellDone();
    }
}
