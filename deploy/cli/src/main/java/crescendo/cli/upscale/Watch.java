package crescendo.cli.upscale;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks again and again how far a picture is, until it is closed. */
final class Watch implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });

    /** @param look must not fail: it is not done again if it does */
    Watch(Runnable look) {
        looking.scheduleWithFixedDelay(look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Once this returns nobody looks any more. */
    @Override
    public void close() {
        looking.shutdown();
        try {
            looking.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        looking.shutdownNow();
    }
}
