package crescendo.inference.session;

import crescendo.inference.batch.Busy;
import crescendo.inference.gate.Visit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Where requests wait for something to be loaded: so many at once, since each holds a thread that others need too. However many wait for
 * the same thing, it is loaded once, and no loader is kept by it that others could use.
 *
 * @param <T> tells things apart
 */
public final class WaitingRoom<T> {
    static final int SEATS = 64;

    private final Semaphore seats = new Semaphore(SEATS);
    private final Map<T, CompletableFuture<Void>> loading = new ConcurrentHashMap<>();

    /**
     * Waits until a thing is loaded; it is begun where it is not on its way, and goes on where whoever waits leaves.
     *
     * @throws Busy at once where as many wait as may
     * @throws crescendo.inference.batch.Late where it is not loaded in their time
     * @throws RuntimeException what the loading failed with
     */
    public void await(T thing, Executor loader, Runnable load, Visit visit) {
        if (!seats.tryAcquire()) {
            throw Busy.waiting(SEATS, "fixed");
        }
        try {
            visit.await(loading(thing, loader, load));
        } finally {
            seats.release();
        }
    }

    private CompletableFuture<Void> loading(T thing, Executor loader, Runnable load) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> there = loading.putIfAbsent(thing, mine);
        if (there != null) {
            return there;
        }
        loader.execute(() -> {
            try {
                load.run();
                loading.remove(thing);
                mine.complete(null);
            } catch (RuntimeException | Error failure) {
                loading.remove(thing);
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    int seatsTaken() {
        return SEATS - seats.availablePermits();
    }
}
