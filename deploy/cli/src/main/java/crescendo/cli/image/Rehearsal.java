package crescendo.cli.image;

import crescendo.cli.Complaint;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.EventLog;
import crescendo.client.log.Topics;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.Platform;
import crescendo.platform.child.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of the inference service as users will see it, with a platform of its own that is gone afterwards: it finds a generator, is asked
 * for samples of it, and is ended as a cluster ends it. What its Java has loaded by then is what the next start needs.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Rehearsal() {}

    /**
     * @param java the executable of the Java that runs the service
     * @param more flags of it
     * @throws Complaint where the service does not serve, or does not end
     */
    static void run(AppFolder app, Path java, List<String> more) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory("crescendo-rehearsal");
        try (Platform platform = EmbeddedPlatform.start(temporary.resolve("platform"))) {
            publish(platform);
            int port = Ports.claim("the inference service", 0);
            ServiceUnderWay service = ServiceUnderWay.start(
                    app, java, more, environment(platform, port), temporary.resolve("service.log"));
            try {
                serve(service, port);
                service.end(PATIENCE);
            } finally {
                service.kill();
            }
        } finally {
            delete(temporary);
        }
    }

    private static void serve(ServiceUnderWay service, int port) throws InterruptedException {
        Sampled sampled = new Sampled(port, TinyVersion.MODEL);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!sampled.answers("raw")) {
            if (!service.isAlive() || System.nanoTime() > end) {
                throw Complaint.failed("the inference service does not serve: " + service.lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        for (String format : List.of("grid", "zip", "raw")) {
            if (!sampled.answers(format)) {
                throw Complaint.failed("the inference service gives no " + format + ": " + service.lastWords());
            }
        }
    }

    private static void publish(Platform platform) {
        BucketAddress address = BucketAddress.from(platform.store().asEnvironment());
        try (Topics topics = new Topics(platform.bootstrapServers());
                S3Bucket bucket = S3Bucket.at(address);
                EventLog log = new EventLog(platform.bootstrapServers(), "/crescendo/rehearsal")) {
            topics.ensure();
            bucket.ensureExists();
            TinyVersion.publish(bucket, log);
        }
    }

    private static Map<String, String> environment(Platform platform, int port) {
        Map<String, String> environment = new HashMap<>(platform.store().asEnvironment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
        environment.put("CRESCENDO_HTTP_HOST", "127.0.0.1");
        environment.put("CRESCENDO_HTTP_PORT", String.valueOf(port));
        return environment;
    }

    private static void delete(Path folder) {
        try {
            ImageContext.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("left behind: " + folder, e);
        }
    }
}
