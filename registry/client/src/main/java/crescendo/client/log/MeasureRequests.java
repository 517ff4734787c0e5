package crescendo.client.log;

import crescendo.contracts.Json;
import crescendo.contracts.event.Topic;
import crescendo.contracts.metric.MeasureRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Asks the metrics services for what is missing. Each request is a batch of its own, so that who shares them takes one from each
 * partition in turn, and they are met about in the order in which they were sent.
 */
public final class MeasureRequests implements AutoCloseable {
    private static final int GIVE_UP_MILLIS = 30_000;

    private final Producer<String, byte[]> producer;

    public MeasureRequests(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("batch.size", 0);
        settings.put("linger.ms", 0);
        settings.put("max.block.ms", GIVE_UP_MILLIS);
        settings.put("request.timeout.ms", GIVE_UP_MILLIS / 2);
        settings.put("delivery.timeout.ms", GIVE_UP_MILLIS);
        producer = new KafkaProducer<>(
                ClientSettings.of(bootstrapServers, settings), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends them in their order, and waits until the brokers have all.
     *
     * @throws LogUnavailable where the brokers may lack some; to send all of them again does no harm
     */
    public void send(List<MeasureRequest> requests) {
        String what = "ask for " + requests.size() + " measurements";
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (MeasureRequest request : requests) {
                sent.add(producer.send(
                        new ProducerRecord<>(Topic.MEASURE_REQUESTS.topicName(), request.key(), Json.write(request))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException | KafkaException e) {
            throw LogErrors.translate(what, e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
