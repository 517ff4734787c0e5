package crescendo.e2e.stack;

import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.Jobs;
import crescendo.client.job.RecordedJob;
import crescendo.client.log.Topics;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.Topic;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.job.Job;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The running whole: the embedded platform and services in processes of their own, seen through the bucket and the log. */
public final class Stack implements AutoCloseable {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private final Path folder;
    private final EmbeddedPlatform platform;
    private final StoreAddress store;
    private final S3Bucket bucket;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, ServiceProcess> services = new HashMap<>();
    private final Map<String, StoreRelay> relays = new HashMap<>();
    private final Events<CheckpointPublished> checkpoints;
    private final Events<MetricRecorded> metrics;
    private final Events<TrainingProgress> progress;
    private final Events<JobChanged> jobs;

    private Stack(Path folder, Optional<StoreAddress> elsewhere) {
        this.folder = folder;
        platform = EmbeddedPlatform.start(folder.resolve("platform"));
        store = elsewhere.orElse(platform.store());
        bucket = S3Bucket.at(BucketAddress.from(store.asEnvironment()));
        bucket.ensureExists();
        try (Topics topics = new Topics(platform.bootstrapServers())) {
            topics.ensure();
        }
        // thousands of events on topics that have just been made: one request at a time, and none is numbered, since
        // numbered ones that come
        // before a partition is there have been seen to get stuck behind each other
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        platform.bootstrapServers(),
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
        checkpoints = new Events<>(platform.bootstrapServers(), Topic.CHECKPOINTS, CheckpointPublished.class);
        metrics = new Events<>(platform.bootstrapServers(), Topic.METRICS, MetricRecorded.class);
        progress = new Events<>(platform.bootstrapServers(), Topic.PROGRESS, TrainingProgress.class);
        jobs = new Events<>(platform.bootstrapServers(), Topic.JOBS, JobChanged.class);
    }

    public static Stack start(String name) {
        return start(name, Optional.empty());
    }

    /** @param store another S3 server than the embedded one */
    public static Stack start(String name, Optional<StoreAddress> store) {
        try {
            Path folder =
                    Path.of("target", "stacks", name + "-" + System.nanoTime()).toAbsolutePath();
            Files.createDirectories(folder.resolve("logs"));
            return new Stack(folder, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EmbeddedPlatform platform() {
        return platform;
    }

    public Path folder() {
        return folder;
    }

    public Models models() {
        return new Models(bucket);
    }

    public S3Bucket bucket() {
        return bucket;
    }

    public DataSets dataSets() {
        return new DataSets(bucket);
    }

    /** A trainer with quick beats, whose requests to the store go through a relay of its own. */
    public ServiceProcess trainer(String name) {
        return trainer(name, List.of(), Map.of());
    }

    /**
     * A trainer as {@link #trainer(String)}, in a world of its own.
     *
     * @param prefix      words before its command
     * @param more        environment beside the usual
     */
    public ServiceProcess trainer(String name, List<String> prefix, Map<String, String> more) {
        Map<String, String> environment = throughRelay(name);
        environment.putAll(TrainerTimings.QUICK);
        environment.putAll(more);
        return start(name, prefix, "trainer-service/service", environment);
    }

    private Map<String, String> throughRelay(String name) {
        StoreRelay relay = relays.computeIfAbsent(
                name,
                n -> new StoreRelay(store.endpoint().getHost(), store.endpoint().getPort()));
        Map<String, String> environment = new HashMap<>(environment());
        environment.put(
                "S3_ENDPOINT", URI.create("http://127.0.0.1:" + relay.port()).toString());
        return environment;
    }

    /** @param service its name: that of a trainer, or {@code metrics} */
    public StoreRelay relay(String service) {
        return relays.get(service);
    }

    /** A metrics service whose requests to the store go through the relay {@code metrics}. */
    public ServiceProcess metricsServiceThroughRelay() {
        return start("metrics", "metrics-service/service", throughRelay("metrics"));
    }

    public ServiceProcess metricsService() {
        return start("metrics", "metrics-service/service", environment());
    }

    public ServiceProcess inferenceService() {
        return start("inference", "inference-service", environment());
    }

    public ServiceProcess registryService() {
        return start("registry", "registry/service", environment());
    }

    private ServiceProcess start(String name, String module, Map<String, String> environment) {
        return start(name, List.of(), module, environment);
    }

    private ServiceProcess start(String name, List<String> prefix, String module, Map<String, String> environment) {
        ServiceProcess service = ServiceProcess.start(
                name, prefix, ROOT.resolve(module).resolve("target/quarkus-app"), environment, folder.resolve("logs"));
        services.put(name, service);
        return service;
    }

    /** The command-line tool, to which registry and inference service are named, whether or not they run. */
    public CommandLine command(String... arguments) {
        Map<String, String> environment = environment();
        environment.put("CRESCENDO_REGISTRY", addressOf("registry"));
        environment.put("CRESCENDO_INFERENCE", addressOf("inference"));
        return CommandLine.run(ROOT.resolve("deploy/cli/target"), environment, folder.resolve("logs"), arguments);
    }

    private String addressOf(String service) {
        ServiceProcess running = services.get(service);
        return running == null
                ? "http://127.0.0.1:1/no-" + service + "-runs"
                : running.address("").toString();
    }

    /** @param script of the resources of these tests */
    public CommandLine python(String python, String script, String... arguments) {
        Path file = ROOT.resolve("deploy/e2e/src/test/resources/python").resolve(script);
        return CommandLine.run(
                Stream.concat(Stream.of(python, file.toString()), Stream.of(arguments))
                        .toList(),
                Map.of(),
                folder.resolve("logs"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(store.asEnvironment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
        return environment;
    }

    /** As any program would: a plain record with key and JSON. */
    public void request(String job, String recipe) {
        try {
            producer.send(new ProducerRecord<>(
                            Topic.REQUESTS.topicName(), job, recipe.getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events as the services send them, many at a time; returns once the broker has them all. */
    public void publish(Stream<Event> events) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        events.forEach(event -> sent.add(
                producer.send(new ProducerRecord<>(event.topic().topicName(), event.key(), CloudEvents.value(event)))));
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public RecordedJob job(String job) {
        return new Jobs(bucket).log(new Name(job)).replay().orElseThrow();
    }

    /** Until a request has become a job. */
    public void awaitAccepted(String job) {
        Waiting.until(
                "job " + job,
                Duration.ofMinutes(1),
                () -> new Jobs(bucket).log(new Name(job)).replay().isPresent());
    }

    public Job awaitEnd(String job, Duration atMost) {
        Waiting.until("the end of job " + job, atMost, () -> jobs(job).stream()
                .anyMatch(changed -> List.of("succeeded", "failed", "cancelled").contains(changed.state())));
        return job(job).job();
    }

    public List<JobChanged> jobs(String job) {
        return jobs.all(changed -> changed.job().value().equals(job));
    }

    public List<TrainingProgress> progress(String job) {
        return progress.all(p -> p.job().value().equals(job));
    }

    /** Checkpoint events of a job, one a version: a successor may have repeated one. */
    public List<VersionManifest> checkpoints(String job) {
        return checkpoints.all(c -> c.manifest().job().value().equals(job)).stream()
                .map(CheckpointPublished::manifest)
                .distinct()
                .toList();
    }

    public List<MetricRecorded> metrics(VersionRef version) {
        return metrics.all(m -> m.result().version().equals(version)).stream()
                .distinct()
                .toList();
    }

    @Override
    public void close() throws IOException {
        services.values().forEach(ServiceProcess::kill);
        List.of(checkpoints, metrics, progress, jobs).forEach(Events::close);
        producer.close(Duration.ofSeconds(1));
        bucket.close();
        platform.close();
        for (StoreRelay relay : relays.values()) {
            relay.close();
        }
    }
}
