package crescendo.metrics;

import crescendo.contracts.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics as raw bytes, read from their beginning. */
final class TopicReader implements AutoCloseable {
    private final String brokers;
    private final KafkaProducer<byte[], byte[]> producer;

    TopicReader(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(Topic topic, byte[] key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("cannot send", e);
        }
    }

    ConsumerRecord<byte[], byte[]> await(
            Topic topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted, Duration deadline) {
        return awaitAll(topic, wanted, 1, deadline).get(0);
    }

    /** The first records that are wanted; fails where they are not there in time. */
    List<ConsumerRecord<byte[], byte[]>> awaitAll(
            Topic topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted, int count, Duration deadline) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long end = System.nanoTime() + deadline.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(p -> new TopicPartition(topic.topicName(), p))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (found.size() < count) {
                if (System.nanoTime() > end)
                    throw new AssertionError(found.size() + " of " + count + " records came on " + topic.topicName());
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key() != null && wanted.test(record)) found.add(record);
                });
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close();
    }
}
