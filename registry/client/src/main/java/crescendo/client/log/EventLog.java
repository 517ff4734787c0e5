package crescendo.client.log;

import crescendo.contracts.Name;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events, as CloudEvents in binary mode. Safe for use by many threads. */
public final class EventLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final int GIVE_UP_MILLIS = 10_000;

    private final Producer<String, byte[]> producer;
    private final String source;

    /** @param source who says so, as CloudEvents wants it: {@code /crescendo/trainer} */
    public EventLog(String bootstrapServers, String source) {
        this.source = source;
        Map<String, Object> settings = new HashMap<>();
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", GIVE_UP_MILLIS);
        settings.put("request.timeout.ms", GIVE_UP_MILLIS / 2);
        settings.put("delivery.timeout.ms", GIVE_UP_MILLIS);
        producer = new KafkaProducer<>(
                ClientSettings.of(bootstrapServers, settings), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends an event and waits until the brokers have it. After a {@link LogUnavailable} they may have it all the same; to
     * send it again does no harm, for its id is the same.
     */
    public void send(Event event) {
        acknowledge("send " + event.type() + " " + event.key(), record(event));
    }

    /** Says that what a key named is gone, and waits until the brokers have it. */
    public void sendTombstone(Topic topic, String key) {
        acknowledge("remove " + key, new ProducerRecord<>(topic.topicName(), key, null));
    }

    /** Asks the trainers for a job, with a plain record of key and JSON, and waits until the brokers have it. */
    public void request(Name job, byte[] recipe) {
        acknowledge("request " + job, new ProducerRecord<>(Topic.REQUESTS.topicName(), job.value(), recipe));
    }

    private void acknowledge(String what, ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException | KafkaException e) {
            throw LogErrors.translate(what, e);
        }
    }

    /** Sends an event that may get lost, such as progress, and does not wait. */
    public void tell(Event event) {
        try {
            producer.send(record(event), (metadata, e) -> {
                if (e != null) {
                    LOG.debug("{} {} was lost: {}", event.type(), event.key(), e.getMessage());
                }
            });
        } catch (KafkaException e) {
            LOG.debug("{} {} was lost: {}", event.type(), event.key(), e.getMessage());
        }
    }

    private ProducerRecord<String, byte[]> record(Event event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(event.topic().topicName(), event.key(), CloudEvents.value(event));
        CloudEvents.headers(event, source)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
