package crescendo.cli.upscale;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks again and again how far a picture is, and shows it, until it is closed. */
final class Watch<T> implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final Supplier<T> look;
    private final Consumer<T> show;
    private boolean closed;

    /**
     * @param look must not fail: it is not done again if it does; may take long
     * @param show likewise, and soon done: closing waits for it
     */
    Watch(Supplier<T> look, Consumer<T> show) {
        this.look = look;
        this.show = show;
        looking.scheduleWithFixedDelay(this::once, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void once() {
        T seen = look.get();
        synchronized (this) {
            if (!closed) {
                show.accept(seen);
            }
        }
    }

    /** Once this returns nothing is shown any more, though a look may still be on its way. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        looking.shutdownNow();
    }
}
