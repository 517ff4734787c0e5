package crescendo.trainer.data;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads what the next step will ask for while a step trains. What is read must be a pure function of what is asked for: whoever asks
 * for something else than the next gets the same as without, only later.
 *
 * <p>For one thread that asks, beside the one that reads. Closing waits for what is being read.
 *
 * @param <K> what is asked for; compared by {@code equals}
 * @param <V> what is read
 */
public final class ReadAhead<K, V> implements AutoCloseable {
    /** Makes what is asked for. */
    @FunctionalInterface
    public interface Source<K, V> {
        V read(K key) throws InterruptedException;
    }

    private record Ahead<K, V>(K key, Future<V> value) {}

    private final Source<K, V> source;
    private final Function<K, Optional<K>> next;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "reads-ahead");
        thread.setDaemon(true);
        return thread;
    });
    private Ahead<K, V> ahead;

    /** @param next what is asked for after something; nothing at the end */
    public ReadAhead(Source<K, V> source, Function<K, Optional<K>> next) {
        this.source = source;
        this.next = next;
    }

    public V read(K key) throws InterruptedException {
        Ahead<K, V> ready = ahead;
        ahead = null;
        V value = ready != null && ready.key.equals(key) ? finished(ready.value) : source.read(key);
        next.apply(key).ifPresent(k -> ahead = new Ahead<>(k, reader.submit(() -> source.read(k))));
        return value;
    }

    private static <V> V finished(Future<V> value) throws InterruptedException {
        try {
            return value.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException("the next images cannot be read", e.getCause());
        }
    }

    @Override
    public void close() {
        ahead = null;
        reader.shutdown();
        try {
            boolean ended = false;
            while (!ended) ended = reader.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // who is in a hurry leaves the reader to end by itself
        }
    }
}
