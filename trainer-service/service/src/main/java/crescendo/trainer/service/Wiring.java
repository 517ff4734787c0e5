package crescendo.trainer.service;

import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Patience;
import crescendo.client.bucket.PatientBucket;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.Jobs;
import crescendo.client.log.DeadLetters;
import crescendo.client.log.EventLog;
import crescendo.client.log.Topics;
import crescendo.client.model.Models;
import crescendo.client.model.Origins;
import crescendo.contracts.Digest;
import crescendo.contracts.event.Topic;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.attempt.Attempt;
import crescendo.trainer.attempt.RecipeTrainees;
import crescendo.trainer.attempt.SpeedGauge;
import crescendo.trainer.cluster.AskedCluster;
import crescendo.trainer.cluster.ClusterSettings;
import crescendo.trainer.cluster.Machines;
import crescendo.trainer.data.BucketReferences;
import crescendo.trainer.device.Device;
import crescendo.trainer.device.Processor;
import crescendo.trainer.device.SeenDevices;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.References;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.job.Worker;
import crescendo.trainer.memory.WithinMemory;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.plan.AvailableMemory;
import crescendo.trainer.plan.MemoryModel;
import crescendo.trainer.recipe.ChosenPrecision;
import crescendo.trainer.request.RequestHandler;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.tower.Compute;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tensorflow.DeviceSpec.DeviceType;

/** How the parts, which know nothing of the framework, are made of the settings. */
@Singleton
class Wiring {
    private static final Logger LOG = Logger.getLogger(Wiring.class);
    private static final String SOURCE = "/crescendo/trainer";
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

    private final String brokers;
    private final Settings settings;
    private final ClusterSettings cluster;

    Wiring(
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            Settings settings,
            ClusterSettings cluster) {
        this.brokers = brokers;
        this.settings = settings;
        this.cluster = cluster;
    }

    @Produces
    @Singleton
    S3Bucket store(Config config) {
        Map<String, String> found = new HashMap<>();
        for (String name : List.of("S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY", "S3_BUCKET")) {
            config.getOptionalValue(name, String.class).ifPresent(value -> found.put(name, value));
        }
        try {
            return S3Bucket.at(BucketAddress.from(found));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    void close(@Disposes S3Bucket store) {
        store.close();
    }

    @Produces
    @Singleton
    Topics topics() {
        return new Topics(brokers);
    }

    void close(@Disposes Topics topics) {
        topics.close();
    }

    @Produces
    @Singleton
    EventLog events() {
        return new EventLog(brokers, SOURCE);
    }

    void close(@Disposes EventLog events) {
        events.close();
    }

    @Produces
    @Singleton
    KafkaEvents kafkaEvents(EventLog events) {
        return new KafkaEvents(events);
    }

    void close(@Disposes KafkaEvents events) {
        events.close();
    }

    @Produces
    @Singleton
    DeadLetters deadLetters() {
        return new DeadLetters(brokers, Topic.REQUESTS_DEAD);
    }

    void close(@Disposes DeadLetters deadLetters) {
        deadLetters.close();
    }

    @Produces
    @Singleton
    RequestHandler requests(S3Bucket store, EventLog events, DeadLetters deadLetters) {
        return new RequestHandler(new Jobs(store), events, deadLetters);
    }

    @Produces
    @Singleton
    Device device() {
        if (settings.device().equals("cpu")) {
            Sessions.leaveGpuAlone();
        }
        try {
            return Device.choose(settings.device(), SeenDevices.kinds(threads()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    Machines machines() {
        return new Machines(AskedCluster.of(cluster), threads());
    }

    @Produces
    @Singleton
    JobNews news() {
        return new JobNews();
    }

    @Produces
    @Singleton
    SpeedGauge speed() {
        return new SpeedGauge();
    }

    @Produces
    @Singleton
    Workshop workshop(
            S3Bucket store, KafkaEvents events, JobNews news, SpeedGauge speed, Device device, Machines machines) {
        PatientBucket patient = new PatientBucket(
                store, Patience.of(AS_LONG_AS_IT_TAKES), e -> LOG.debugf("tried again: %s", e.getMessage()));
        machines.open();
        DataSets dataSets = new DataSets(patient);
        Models models = new Models(patient);
        Blobs blobs = new Blobs(patient);
        Liveness liveness = new Liveness(settings.beatEvery(), settings.takeoverAfter());
        Attempt.Means means = new Attempt.Means(
                news,
                new Jobs(store),
                blobs,
                models,
                events,
                new RecipeTrainees(dataSets, new BlobCache(blobs, settings.cache()), compute(device, machines)),
                liveness,
                settings.stateEvery(),
                machines,
                RunFacts.of(threads(), device),
                settings.stepsFolder());
        Troubles troubles = new Troubles();
        References references = withinMemory(
                new BucketReferences(
                        dataSets, models, blobs, program -> ChosenPrecision.choices(program, device, Processor.here())),
                new Origins(models, blobs)::weights,
                device);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            AtomicReference<Worker> self = new AtomicReference<>();
            Attempt attempt =
                    new Attempt(means, troubles, speed, () -> self.get().stopping());
            Claims claims =
                    new Claims(new Jobs(patient), references, machines, news, events, WorkerName.of(i), device.pin());
            self.set(new Worker(news, new Jobs(store), claims, liveness, troubles, attempt, device.pin()));
            workers.add(self.get());
        }
        return new Workshop(brokers, news, workers, settings.grace());
    }

    private Compute compute(Device device, Machines machines) {
        if (device.kind().equals("cpu")) return machines.compute(Compute.processor(threads()), DeviceType.CPU);
        int gpus = Collections.frequency(SeenDevices.kinds(threads()), "GPU");
        return machines.compute(Compute.gpus(threads(), gpus), DeviceType.GPU);
    }

    /** A device's memory is known only to who set it up. */
    private References withinMemory(
            References references, Function<Digest, Map<String, Tensor>> weights, Device device) {
        boolean onDevice = device.kind().equals("gpu");
        if (onDevice && settings.memory().isEmpty()) return references;
        OptionalLong set = settings.memory().stream()
                .mapToLong(size -> size.asBigInteger().longValueExact())
                .findFirst();
        AvailableMemory available = AvailableMemory.of(set, AvailableMemory.ofMachine(), settings.workers());
        LOG.infof("each job may hold %d MiB: %s", available.mib(), available.origin());
        return new WithinMemory(references, weights, onDevice ? MemoryModel.DEVICE : MemoryModel.TRAINER, available);
    }

    private int threads() {
        return settings.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
