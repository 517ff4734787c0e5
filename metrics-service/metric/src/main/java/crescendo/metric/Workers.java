package crescendo.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A few threads of low priority that share out ranges of indices. What they compute may not depend on how many they are. */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService executor;

    /** What to do with the indices from {@code from} up to, not including, {@code to}. */
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }

    /** @param threads how many, at least 1 */
    public Workers(int threads) {
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, quiet());
    }

    /**
     * Runs {@code range} over {@code [0, size)} in pieces of at most {@code piece} and returns when all are done.
     *
     * @throws CancellationException where the workers are closed, or the caller is interrupted, before all are done
     */
    public void share(int size, int piece, Range range) {
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> {
            for (int from; (from = next.getAndAdd(piece)) < size; ) {
                if (executor.isShutdown()) throw new CancellationException("stopped while measuring");
                range.run(from, Math.min(size, from + piece));
            }
        };
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int t = 0; t < threads; t++) running.add(executor.submit(loop));
        } catch (RejectedExecutionException e) {
            throw new CancellationException("stopped before measuring");
        }
        running.forEach(Workers::await);
    }

    /** Threads end after the piece at hand. */
    @Override
    public void close() {
        executor.shutdown();
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while measuring");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException stopped) throw stopped;
            throw new IllegalStateException("a measuring thread failed: " + e.getCause(), e.getCause());
        }
    }

    private static ThreadFactory quiet() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "measure-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        };
    }
}
