package crescendo.registry.durable;

import com.fasterxml.jackson.databind.ObjectMapper;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Patience;
import crescendo.client.bucket.PatientBucket;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.Jobs;
import crescendo.client.log.EventLog;
import crescendo.client.log.MeasureRequests;
import crescendo.client.log.Topics;
import crescendo.client.model.Models;
import crescendo.contracts.Json;
import crescendo.registry.view.View;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The broker and the bucket that the environment names, in the client's words. */
@Singleton
class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);
    /** Of a request: longer than a hiccup, shorter than its sender's patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Produces
    @Singleton
    View view() {
        return new View();
    }

    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.mapper();
    }

    @Produces
    @Singleton
    S3Bucket store(
            @ConfigProperty(name = "s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "s3.access-key") Optional<String> accessKey,
            @ConfigProperty(name = "s3.secret-key") Optional<String> secretKey,
            @ConfigProperty(name = "s3.bucket", defaultValue = BucketAddress.DEFAULT_BUCKET) String bucket) {
        try {
            return S3Bucket.at(
                    new BucketAddress(endpoint.orElse(null), accessKey.orElse(null), secretKey.orElse(null), bucket));
        } catch (IllegalArgumentException missing) {
            throw new ConfigurationException(missing.getMessage());
        }
    }

    void close(@Disposes S3Bucket store) {
        store.close();
    }

    private static Bucket patient(S3Bucket store) {
        return new PatientBucket(store, Patience.of(PATIENCE), outage -> LOG.debug(outage.getMessage()));
    }

    @Produces
    @Singleton
    Blobs blobs(S3Bucket store) {
        return new Blobs(patient(store));
    }

    @Produces
    @Singleton
    Jobs jobs(S3Bucket store) {
        return new Jobs(patient(store));
    }

    @Produces
    @Singleton
    Models models(S3Bucket store) {
        return new Models(patient(store));
    }

    @Produces
    @Singleton
    DataSets dataSets(S3Bucket store) {
        return new DataSets(patient(store));
    }

    @Produces
    @Singleton
    Brokers brokers(@ConfigProperty(name = "kafka.bootstrap.servers") Optional<String> servers) {
        return new Brokers(servers.filter(text -> !text.isBlank())
                .orElseThrow(() -> new ConfigurationException(
                        "KAFKA_BOOTSTRAP_SERVERS: missing; say where the brokers are, such as 127.0.0.1:9092")));
    }

    @Produces
    @Singleton
    EventLog events(Brokers brokers) {
        return new EventLog(brokers.servers(), "/crescendo/registry");
    }

    void close(@Disposes EventLog events) {
        events.close();
    }

    @Produces
    @Singleton
    MeasureRequests measureRequests(Brokers brokers) {
        return new MeasureRequests(brokers.servers());
    }

    void close(@Disposes MeasureRequests requests) {
        requests.close();
    }

    @Produces
    @Singleton
    Topics topics(Brokers brokers) {
        return new Topics(brokers.servers());
    }

    void close(@Disposes Topics topics) {
        topics.close();
    }
}
