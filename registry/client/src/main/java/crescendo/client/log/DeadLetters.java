package crescendo.client.log;

import crescendo.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where records go that can never be handled: bytes and headers as they came, and added headers that tell why
 * ({@link #REASON}) and from where.
 */
public final class DeadLetters implements AutoCloseable {
    public static final String REASON = "dead-letter-reason";
    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";

    private static final int GIVE_UP_MILLIS = 10_000;
    private static final int MAX_REQUEST_BYTES = 16 << 20;

    private final Producer<byte[], byte[]> producer;
    private final Topic topic;

    /** @param topic where dead letters go */
    public DeadLetters(String bootstrapServers, Topic topic) {
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>();
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("max.block.ms", GIVE_UP_MILLIS);
        settings.put("request.timeout.ms", GIVE_UP_MILLIS / 2);
        settings.put("delivery.timeout.ms", GIVE_UP_MILLIS);
        settings.put("max.request.size", MAX_REQUEST_BYTES);
        producer = new KafkaProducer<>(
                ClientSettings.of(bootstrapServers, settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sets a record aside and waits until the brokers have it. After a {@link LogUnavailable} they may have it all the
     * same: to send it again makes a second letter, which does no harm.
     *
     * @param reason what is wrong with it, for the person who reads it
     */
    public void send(ConsumerRecord<byte[], byte[]> record, String reason) {
        try {
            producer.send(letter(topic, record, reason)).get();
        } catch (ExecutionException | InterruptedException | KafkaException e) {
            throw LogErrors.translate("set aside a record of " + record.topic(), e);
        }
    }

    /** What is sent. */
    static ProducerRecord<byte[], byte[]> letter(Topic topic, ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic.topicName(), null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        headers.add(REASON, utf8(reason));
        headers.add(TOPIC, utf8(record.topic()));
        headers.add(PARTITION, utf8(Integer.toString(record.partition())));
        headers.add(OFFSET, utf8(Long.toString(record.offset())));
        return letter;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
