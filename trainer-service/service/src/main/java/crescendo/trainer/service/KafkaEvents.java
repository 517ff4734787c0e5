package crescendo.trainer.service;

import crescendo.client.log.EventLog;
import crescendo.client.log.LogUnavailable;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.Topic;
import crescendo.trainer.tenure.EventSink;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Events to Kafka: what matters for as long as it takes, what does not on a thread that may forget it. */
public final class KafkaEvents implements EventSink, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KafkaEvents.class);
    private static final int REMEMBERED = 8;
    private static final long PAUSE_MILLIS = 500;

    private final EventLog log;
    private final ExecutorService mentions;

    public KafkaEvents(EventLog log) {
        this.log = log;
        this.mentions = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(REMEMBERED),
                task -> {
                    Thread thread = new Thread(task, "mentions");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardOldestPolicy());
    }

    @Override
    public void deliver(Event event) throws InterruptedException {
        persist(event.id(), () -> log.send(event));
    }

    @Override
    public void remove(Topic topic, String key) throws InterruptedException {
        persist("the removal of " + key, () -> log.sendTombstone(topic, key));
    }

    private static void persist(String what, Runnable send) throws InterruptedException {
        while (true) {
            try {
                send.run();
                return;
            } catch (LogUnavailable e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException(e.getMessage());
                }
                LOG.warnf("%s is sent again: %s", what, e.getMessage());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    @Override
    public void mention(Event event) {
        mentions.execute(() -> log.tell(event));
    }

    @Override
    public void close() {
        mentions.shutdownNow();
    }
}
