package crescendo.metrics;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.job.Jobs;
import crescendo.client.log.DeadLetters;
import crescendo.client.log.EventLog;
import crescendo.client.log.Topics;
import crescendo.client.model.MetricResults;
import crescendo.client.model.Models;
import crescendo.contracts.event.Topic;
import crescendo.measure.Metric;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.metric.Workers;
import crescendo.metrics.health.Conditions;
import crescendo.metrics.intake.Perseverance;
import crescendo.metrics.material.BucketMaterial;
import crescendo.metrics.material.Material;
import crescendo.metrics.measure.Measurer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the service's parts, which know nothing of the framework, are made of its settings. */
@Singleton
public class Wiring {
    private static final String SOURCE = "/crescendo/metrics";

    private final String brokers;

    Wiring(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.brokers = brokers;
    }

    @Produces
    @Singleton
    S3Bucket bucket(Config config) {
        Map<String, String> found = new HashMap<>();
        for (String name : List.of("S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY", "S3_BUCKET"))
            config.getOptionalValue(name, String.class).ifPresent(value -> found.put(name, value));
        return S3Bucket.at(BucketAddress.from(found));
    }

    @Produces
    @Singleton
    BucketMaterial material(Bucket bucket, OnnxRuntime runtime, Settings settings) {
        long memory = settings.memory()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / 2);
        return new BucketMaterial(bucket, runtime, memory);
    }

    void close(@Disposes BucketMaterial material) {
        material.close();
    }

    @Produces
    @Singleton
    Topics topics() {
        return new Topics(brokers);
    }

    @Produces
    @Singleton
    EventLog eventLog() {
        return new EventLog(brokers, SOURCE);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters() {
        return new DeadLetters(brokers, Topic.CHECKPOINTS_DEAD);
    }

    @Produces
    @Singleton
    @Identifier("requests")
    DeadLetters requestLetters() {
        return new DeadLetters(brokers, Topic.MEASURE_REQUESTS_DEAD);
    }

    void closeRequestLetters(@Disposes @Identifier("requests") DeadLetters deadLetters) {
        deadLetters.close();
    }

    @Produces
    @Singleton
    Workers workers(Settings settings) {
        return new Workers(settings.threads().orElse(Runtime.getRuntime().availableProcessors()));
    }

    @Produces
    @Singleton
    OnnxRuntime onnxRuntime(Settings settings) {
        return new OnnxRuntime(settings.onnxThreads(), settings.batch());
    }

    @Produces
    @Singleton
    Perseverance perseverance(Conditions conditions) {
        return new Perseverance(conditions, time -> Thread.sleep(time.toMillis()));
    }

    @Produces
    @Singleton
    Measurer measurer(Material material, Workers workers, Bucket bucket, EventLog log, MeterRegistry meters) {
        return new Measurer(
                Metric.all(), material, workers, new MetricResults(bucket), new Blobs(bucket), log::send, meters);
    }

    @Produces
    @Singleton
    Jobs jobs(Bucket bucket) {
        return new Jobs(bucket);
    }

    @Produces
    @Singleton
    Models models(Bucket bucket) {
        return new Models(bucket);
    }

    void close(@Disposes S3Bucket bucket) {
        bucket.close();
    }

    void close(@Disposes Topics topics) {
        topics.close();
    }

    void close(@Disposes EventLog log) {
        log.close();
    }

    void close(@Disposes DeadLetters deadLetters) {
        deadLetters.close();
    }

    void close(@Disposes Workers workers) {
        workers.close();
    }
}
