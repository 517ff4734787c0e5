package crescendo.trainer.tenure;

import crescendo.contracts.event.Event;
import crescendo.contracts.event.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Events of one job on their way to the broker, in their order, without keeping training waiting while the broker is away.
 * What does not get out before the process ends is sent by the successor.
 */
public final class Outbox implements AutoCloseable {
    private final EventSink sink;
    private final ExecutorService sender;
    private Future<?> last = CompletableFuture.completedFuture(null);

    public Outbox(EventSink sink, String name) {
        this.sink = sink;
        this.sender = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "outbox-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    public synchronized void send(Event event) {
        Future<?> before = last;
        last = sender.submit(() -> {
            sink.deliver(event);
            return Waiting.on(before);
        });
    }

    /** @param then what is done once the broker knows that what the key named is gone */
    public synchronized void remove(Topic topic, String key, Runnable then) {
        Future<?> before = last;
        last = sender.submit(() -> {
            sink.remove(topic, key);
            then.run();
            return Waiting.on(before);
        });
    }

    /** Until the broker has acknowledged everything sent so far. */
    public void awaitDelivery() throws InterruptedException {
        Waiting.on(last());
    }

    private synchronized Future<?> last() {
        return last;
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
