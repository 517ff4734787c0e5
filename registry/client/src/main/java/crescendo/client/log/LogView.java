package crescendo.client.log;

import crescendo.contracts.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics on a thread of its own, all partitions, as a member of no group. While the brokers are away it waits;
 * after an error it begins again, so a record may come twice.
 */
public final class LogView implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogView.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Map<String, Handler> handlers;
    private final String topics;
    private final boolean fromBeginning;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Consumer<String, byte[]> consumer;

    private LogView(String bootstrapServers, Map<Topic, Handler> handlers, boolean fromBeginning) {
        this.bootstrapServers = bootstrapServers;
        this.handlers = handlers.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().topicName(), Map.Entry::getValue));
        this.topics = String.join(", ", new TreeSet<>(this.handlers.keySet()));
        this.fromBeginning = fromBeginning;
        this.thread = new Thread(this::run, "view-" + topics);
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads a topic from its first record on. */
    public static LogView fromBeginning(String bootstrapServers, Topic topic, Handler handler) {
        return fromBeginning(bootstrapServers, Map.of(topic, handler));
    }

    /** Reads several topics from their first records on, in no order among them, over one connection. */
    public static LogView fromBeginning(String bootstrapServers, Map<Topic, Handler> handlers) {
        return new LogView(bootstrapServers, handlers, true);
    }

    /** Reads only what is sent from now on. */
    public static LogView fromNow(String bootstrapServers, Topic topic, Handler handler) {
        return new LogView(bootstrapServers, Map.of(topic, handler), false);
    }

    /** Done once every record has been handled that was there when the view began. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp.copy();
    }

    private void run() {
        while (!closed) {
            try (Consumer<String, byte[]> opened = open()) {
                consumer = opened;
                Map<TopicPartition, Long> ends = assign(opened);
                while (!closed) {
                    if (!caughtUp.isDone() && reached(opened, ends)) {
                        caughtUp.complete(null);
                    }
                    opened.poll(POLL).forEach(this::handle);
                }
            } catch (WakeupException e) {
                LOG.debug("view of {} is asked to stop", topics);
            } catch (KafkaException e) {
                LOG.warn("view of {} begins again: {}", topics, e.getMessage());
                pause();
            }
        }
    }

    private Consumer<String, byte[]> open() {
        Map<String, Object> settings = Map.of(
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics", // a topic made by a question would have the brokers' defaults, not ours
                false);
        return new KafkaConsumer<>(
                ClientSettings.of(bootstrapServers, settings), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** @return the end of each partition at this moment */
    private Map<TopicPartition, Long> assign(Consumer<String, byte[]> consumer) {
        List<TopicPartition> all = handlers.keySet().stream()
                .flatMap(topic -> partitions(consumer, topic))
                .toList();
        consumer.assign(all);
        if (fromBeginning) {
            consumer.seekToBeginning(all);
        } else {
            consumer.seekToEnd(all);
        }
        return consumer.endOffsets(all);
    }

    private static Stream<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions.isEmpty()) {
            throw new KafkaException("topic " + topic + " does not exist yet");
        }
        return partitions.stream().map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private static boolean reached(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        try {
            handlers.get(record.topic()).handle(record.key(), record.value(), record.timestamp());
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: the record at {}-{} under key {} is skipped",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.key(),
                    e);
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Stops after the record at hand. */
    @Override
    public void close() {
        closed = true;
        Consumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the records of a topic, one after the other. One that it throws at is logged and skipped. */
    @FunctionalInterface
    public interface Handler {
        /** @param value null where the key's record was removed */
        void handle(String key, byte[] value);

        /** @param time of the record, in milliseconds */
        default void handle(String key, byte[] value, long time) {
            handle(key, value);
        }
    }
}
