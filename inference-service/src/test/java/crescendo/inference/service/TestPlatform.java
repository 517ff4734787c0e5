package crescendo.inference.service;

import crescendo.platform.EmbeddedPlatform;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A broker and a store for the service under test, and limits that a test can reach. */
public final class TestPlatform implements QuarkusTestResourceLifecycleManager {
    /** Bytes that all requests may hold. */
    public static final long MEMORY = 64 << 20;

    private Path folder;
    private EmbeddedPlatform platform;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("crescendo-inference");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        platform = EmbeddedPlatform.start(folder);
        return Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers()),
                Map.entry("S3_ENDPOINT", platform.store().endpoint().toString()),
                Map.entry("S3_ACCESS_KEY", platform.store().accessKey()),
                Map.entry("S3_SECRET_KEY", platform.store().secretKey()),
                Map.entry("S3_BUCKET", platform.store().bucket()),
                Map.entry("crescendo.device", "cpu"),
                Map.entry("quarkus.shutdown.timeout", "10s"), // nobody whom a test leaves open is waited for longer
                Map.entry("crescendo.inference.batch", "8"),
                Map.entry("crescendo.inference.sessions", "256"), // the test classes leave theirs in memory
                Map.entry("crescendo.inference.max-samples", "64"),
                Map.entry("crescendo.inference.max-queued-samples", "64"),
                Map.entry("crescendo.upscaling.max-bytes", "1M"),
                Map.entry("crescendo.upscaling.max-pixels", "300000"),
                Map.entry("crescendo.upscaling.max-output-pixels", "1000000"),
                Map.entry("crescendo.inference.max-reply-size", "16K"),
                Map.entry("crescendo.upscaling.max-queued", "8"),
                Map.entry("crescendo.inference.request-memory", Long.toString(MEMORY)),
                Map.entry("crescendo.upscaling.tile", "16"),
                Map.entry("crescendo.upscaling.run-pixels", "256"));
    }

    @Override
    public void stop() {
        platform.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
