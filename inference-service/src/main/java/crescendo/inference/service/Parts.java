package crescendo.inference.service;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.EventLog;
import crescendo.client.log.Topics;
import crescendo.contracts.event.Topic;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Batcher;
import crescendo.inference.batch.Limits;
import crescendo.inference.batch.Pace;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.refusal.Bulletin;
import crescendo.inference.refusal.Refusals;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.RunLimit;
import crescendo.inference.sampling.RunMeters;
import crescendo.inference.session.Room;
import crescendo.inference.session.ServedModels;
import crescendo.inference.session.Sessions;
import crescendo.inference.session.blend.Blends;
import crescendo.inference.session.load.Loader;
import crescendo.inference.session.load.UpscalerLoader;
import crescendo.inference.upscaling.Turns;
import crescendo.inference.upscaling.WarmTiles;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the service is made of, each part made once. */
class Parts {
    /** Versions that are loaded at once because requests wait for them. */
    private static final int LOADS = 4;

    /** Versions that are open a second time at most, to blend classes. */
    private static final int BLENDS = 2;

    /** What these have beside the others' memory, as a share of that: {@code 1 / BLENDS_SHARE}. */
    private static final int BLENDS_SHARE = 4;

    @Produces
    @Singleton
    S3Bucket bucket(Config config) {
        Map<String, String> environment = new HashMap<>();
        for (String name : new String[] {"S3_ENDPOINT", "S3_ACCESS_KEY", "S3_SECRET_KEY", "S3_BUCKET"}) {
            config.getOptionalValue(name, String.class).ifPresent(value -> environment.put(name, value));
        }
        return usable(() -> S3Bucket.at(BucketAddress.from(environment)));
    }

    void close(@Disposes S3Bucket bucket) {
        bucket.close();
    }

    @Produces
    @Singleton
    Topics topics(@ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS", defaultValue = "127.0.0.1:9092") String brokers) {
        return new Topics(brokers);
    }

    void close(@Disposes Topics topics) {
        topics.close();
    }

    @Produces
    @Singleton
    EventLog events(@ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS", defaultValue = "127.0.0.1:9092") String brokers) {
        return new EventLog(brokers, "/crescendo/inference");
    }

    void close(@Disposes EventLog events) {
        events.close();
    }

    // Instance: the producer is made when there is something to tell, which is seldom
    @Produces
    @Singleton
    Bulletin bulletin(Instance<EventLog> events) {
        return new Bulletin(
                (version, refused) -> refused.ifPresentOrElse(
                        events.get()::send, () -> events.get().sendTombstone(Topic.REFUSALS, version.key())),
                oneThread("bulletin"));
    }

    void close(@Disposes Bulletin bulletin) {
        bulletin.close();
    }

    @Produces
    @Singleton
    OnnxRuntime runtime(
            Settings settings, @ConfigProperty(name = "crescendo.device", defaultValue = "auto") Device.Wish device) {
        return usable(() ->
                OnnxRuntime.on(settings.provider(), device, Math.max(1, settings.threads()), settings.spinning()));
    }

    @Produces
    @Singleton
    Catalogue catalogue() {
        return new Catalogue();
    }

    @Produces
    @Singleton
    Sessions sessions(
            OnnxRuntime runtime, S3Bucket bucket, Settings settings, UpscalingSettings upscaling, Turns turns) {
        BlobFiles files = new BlobFiles(new Blobs(bucket));
        Loader generators = generators(runtime, files, settings);
        UpscalerLoader upscalers = new UpscalerLoader(
                new OnnxRuntime(runtime.device(), upscaling.cores(), runtime.spinning()),
                files,
                new WarmTiles(upscaling.tile(), upscaling.runPixels()),
                turns::take,
                UpscalingParts.triedAtOnce(upscaling, runtime));
        return new Sessions(
                manifest -> manifest.upscaler().isPresent() ? upscalers.apply(manifest) : generators.apply(manifest),
                new Room(settings.sessions(), settings.memory().asLongValue()));
    }

    private static Loader generators(OnnxRuntime runtime, BlobFiles files, Settings settings) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Loader(
                runtime,
                files,
                new RunLimit(settings.batch(), settings.batchPixels()),
                triedAtOnce(
                        settings.threads(), settings.workers(), runtime.device().kind(), cores));
    }

    @Produces
    @Singleton
    Blends blends(OnnxRuntime runtime, S3Bucket bucket, Settings settings) {
        return new Blends(
                generators(runtime, new BlobFiles(new Blobs(bucket)), settings).blending(),
                new Room(BLENDS, Math.max(1, settings.memory().asLongValue() / BLENDS_SHARE)),
                oneThread("blender"));
    }

    void close(@Disposes Blends blends) {
        blends.close();
    }

    /** Cores that are tried for one run; 1 where none is, since whoever starts the service said how many runs or threads there are. */
    static int triedAtOnce(int threads, int workers, Device.Kind device, int cores) {
        return threads == 0 && workers == 0 && device == Device.Kind.CPU ? cores : 1;
    }

    void close(@Disposes Sessions sessions) {
        sessions.close();
    }

    @Produces
    @Singleton
    ServedModels served(Catalogue catalogue, Sessions sessions, Bulletin bulletin) {
        return new ServedModels(
                catalogue,
                sessions,
                new Refusals(bulletin),
                oneThread("promoter"),
                Executors.newFixedThreadPool(LOADS, daemon("loader")));
    }

    private static ScheduledExecutorService oneThread(String name) {
        return Executors.newSingleThreadScheduledExecutor(daemon(name));
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void close(@Disposes ServedModels served) {
        served.close();
    }

    @Produces
    @Singleton
    Admission admission(Settings settings) {
        return usable(() -> new Admission(settings.maxQueuedSamples(), settings.maxWait(), workers(settings)));
    }

    @Produces
    @Singleton
    Batcher batcher(Settings settings, RunMeters meters) {
        return usable(() -> new Batcher(new Pace(workers(settings), settings.batchDelay()), meters));
    }

    private static int workers(Settings settings) {
        int cores = Runtime.getRuntime().availableProcessors();
        int wished = settings.workers();
        return wished > 0 ? wished : Math.max(1, cores / Math.max(1, settings.threads()));
    }

    void close(@Disposes Batcher batcher) {
        batcher.close();
    }

    @Produces
    @Singleton
    Limits limits(Settings settings) {
        return new Limits(settings.maxSamples(), settings.maxPixels());
    }

    // Of this exception, and only as the root cause, a person who starts the service sees one line.
    static <T> T usable(Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException | IllegalStateException unusable) {
            throw new ConfigurationException(unusable.getMessage());
        }
    }
}
