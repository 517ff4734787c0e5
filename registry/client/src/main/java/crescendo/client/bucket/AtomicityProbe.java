package crescendo.client.bucket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Races writers against a store before anything is trusted to it: all agreement here rests on one of them winning. */
public final class AtomicityProbe {
    private static final int WRITERS = 16;
    private static final int ROUNDS = 3;

    private AtomicityProbe() {}

    /**
     * @throws StoreFault where not exactly one writer wins
     * @throws StoreUnavailable where the store is away
     */
    public static void run(Bucket bucket) {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String key = "probe/" + UUID.randomUUID();
                long winners = race(bucket, key, writers);
                bucket.delete(key);
                if (winners != 1) {
                    throw new StoreFault("the store let " + winners + " of " + WRITERS
                            + " writers create the same object; Crescendo needs one that honours If-None-Match");
                }
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private static long race(Bucket bucket, String key, ExecutorService executor) {
        List<Callable<Creation>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            byte[] content = ("writer " + i).getBytes(StandardCharsets.UTF_8);
            writers.add(() -> bucket.createIfAbsent(key, content));
        }
        try {
            long winners = 0;
            for (Future<Creation> outcome : executor.invokeAll(writers)) {
                winners += outcome.get() instanceof Creation.Created ? 1 : 0;
            }
            return winners;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new StoreFault("the probe of the store failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while probing the store", e);
        }
    }
}
