package crescendo.cli.train;

import crescendo.cli.Complaint;
import crescendo.contracts.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts training requests on their topic, as any other program may: key and JSON. */
public final class Requests {
    private Requests() {}

    /** Returns once the broker has it. */
    public static void publish(String bootstrapServers, Request request) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "max.block.ms", 20_000,
                "delivery.timeout.ms", 20_000,
                "request.timeout.ms", 10_000,
                "linger.ms", 0);
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
            byte[] key = request.job().value().getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(
                            Topic.REQUESTS.topicName(), key, request.recipe().bytes()))
                    .get();
        } catch (ExecutionException e) {
            throw new Complaint(
                    1,
                    "Kafka at " + bootstrapServers + " does not take the request: "
                            + e.getCause().getMessage(),
                    e);
        }
    }
}
