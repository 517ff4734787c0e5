package crescendo.client.log;

import crescendo.contracts.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics as a cluster holds them. */
public final class Topics implements AutoCloseable {
    private static final int WAIT_SECONDS = 20;
    private static final int MAX_MESSAGE_BYTES = 1 << 20;

    private final Admin admin;

    public Topics(String bootstrapServers) {
        admin = Admin.create(ClientSettings.of(bootstrapServers, Map.of("client.id", "crescendo-topics")));
    }

    /**
     * Makes every topic that is missing, with its partitions, retention and compaction; leaves the others alone.
     *
     * @throws LogUnavailable where the brokers are away
     * @throws LogFault where a topic has another number of partitions, so that keys would not meet
     */
    public void ensure() {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            wanted.add(new NewTopic(topic.topicName(), Optional.of(Topic.PARTITIONS), Optional.empty())
                    .configs(settings(topic)));
        }
        for (KafkaFuture<Void> made : admin.createTopics(wanted).values().values()) {
            try {
                made.get(WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException | InterruptedException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw LogErrors.translate("make the topics", e);
                }
            }
        }
        requirePartitions();
    }

    private void requirePartitions() {
        for (TopicDescription topic : describe().values()) {
            if (topic.partitions().size() != Topic.PARTITIONS) {
                throw new LogFault(
                        "topic " + topic.name() + " has " + topic.partitions().size() + " partitions; it needs "
                                + Topic.PARTITIONS + ". Delete it, or use another cluster",
                        null);
            }
        }
    }

    /** The broker that is asked may hear of topics a little later than the one that made them. */
    private Map<String, TopicDescription> describe() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (true) {
            try {
                return describeNow();
            } catch (ExecutionException | TimeoutException | InterruptedException e) {
                boolean unheardOf = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!unheardOf || System.nanoTime() > deadline) {
                    throw LogErrors.translate("look at the topics", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private Map<String, TopicDescription> describeNow()
            throws ExecutionException, TimeoutException, InterruptedException {
        List<String> names = Stream.of(Topic.values()).map(Topic::topicName).toList();
        return admin.describeTopics(names).allTopicNames().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** What a topic is created with. */
    static Map<String, String> settings(Topic topic) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cleanup.policy", topic.compacted() ? "compact" : "delete");
        settings.put(
                "retention.ms",
                topic.retention().map(r -> String.valueOf(r.toMillis())).orElse("-1"));
        settings.put("max.message.bytes", String.valueOf(isDead(topic) ? 2 * MAX_MESSAGE_BYTES : MAX_MESSAGE_BYTES));
        // retention works by whole segments, so a segment must not outlive it
        topic.retention()
                .ifPresent(r -> settings.put("segment.ms", String.valueOf(Math.max(60_000, r.toMillis() / 4))));
        return settings;
    }

    /** A dead letter is the record as it came, and more headers. */
    private static boolean isDead(Topic topic) {
        return topic.topicName().endsWith(".dead-letters");
    }

    /** Whether a broker answers right now; waits two seconds at most. */
    public boolean answer() {
        try {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
