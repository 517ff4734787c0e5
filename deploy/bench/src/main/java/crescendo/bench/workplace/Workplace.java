package crescendo.bench.workplace;

import crescendo.cli.Complaint;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.EventLog;
import crescendo.client.log.Topics;
import crescendo.client.model.Models;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.model.VersionManifest;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.Platform;
import crescendo.platform.service.Service;
import crescendo.platform.service.ServiceProcess;
import crescendo.platform.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** An embedded platform in a temporary folder, with its topics and its bucket; both are gone once this is closed. */
public final class Workplace implements AutoCloseable {
    private final Path folder;
    private final Path home;
    private final CoreOptions cores;
    private final Thread leaving = new Thread(this::clear, "leave-nothing");
    private Platform platform;

    private Workplace(Path folder, Path home, CoreOptions cores) {
        this.folder = folder;
        this.home = home;
        this.cores = cores;
    }

    /** Starts it. @param home the folder of a built checkout, where services are to run too */
    public static Workplace start(Path home) {
        return start(home, new CoreOptions());
    }

    /** The same, with cores for the services and others for all else. */
    public static Workplace start(Path home, CoreOptions cores) {
        cores.pinThis();
        Workplace workplace = new Workplace(temporary(), home, cores);
        Runtime.getRuntime().addShutdownHook(workplace.leaving);
        try {
            workplace.platform = EmbeddedPlatform.start(workplace.folder.resolve("platform"));
            try (Topics topics = new Topics(workplace.platform.bootstrapServers());
                    S3Bucket bucket = workplace.bucket()) {
                topics.ensure();
                bucket.ensureExists();
            }
            return workplace;
        } catch (RuntimeException e) {
            workplace.close();
            throw e;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("crescendo-bench");
        } catch (IOException e) {
            throw new Complaint(1, "no temporary folder: " + e.getMessage(), e);
        }
    }

    public String bootstrapServers() {
        return platform.bootstrapServers();
    }

    /** A connection of its own; the caller closes it. */
    public S3Bucket bucket() {
        StoreAddress store = platform.store();
        return S3Bucket.at(new BucketAddress(store.endpoint(), store.accessKey(), store.secretKey(), store.bucket()));
    }

    /** Starts a service on a free port, without waiting; the caller closes it. */
    public ServiceProcess launch(Service service) {
        return launch(service, Map.of());
    }

    /** The same with settings, as environment variables. */
    public ServiceProcess launch(Service service, Map<String, String> settings) {
        ServiceProcess process = ServiceProcess.launch(service, home, platform, 0, settings, folder("logs"));
        cores.pin(process);
        return process;
    }

    /** Starts it and waits until it is ready. */
    public ServiceProcess launchReady(Service service, Map<String, String> settings) {
        ServiceProcess process = launch(service, settings);
        try {
            process.awaitReady();
            cores.pin(process); // with the threads that it began while it was pinned the first time
            return process;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** What a service that is started in another way needs to be told of the platform. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(platform.store().asEnvironment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
        return environment;
    }

    /** Makes a version known as a trainer does: its manifest in the bucket, then the event. */
    public void publish(VersionManifest version, Bucket bucket) {
        new Models(bucket).create(version);
        try (EventLog log = new EventLog(bootstrapServers(), "/crescendo/bench")) {
            log.send(new CheckpointPublished(VersionManifest.SCHEMA_VERSION, version));
        }
    }

    /** A folder for files, made where it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no folder " + name + " in " + folder, e);
        }
    }

    @Override
    public void close() {
        clear();
        Runtime.getRuntime().removeShutdownHook(leaving);
    }

    private void clear() {
        if (platform != null) platform.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e.getMessage());
        }
    }
}
