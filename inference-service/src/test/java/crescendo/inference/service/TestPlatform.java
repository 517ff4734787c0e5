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
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                platform.bootstrapServers(),
                "S3_ENDPOINT",
                platform.store().endpoint().toString(),
                "S3_ACCESS_KEY",
                platform.store().accessKey(),
                "S3_SECRET_KEY",
                platform.store().secretKey(),
                "S3_BUCKET",
                platform.store().bucket(),
                "crescendo.device",
                "cpu",
                "crescendo.inference.batch",
                "8",
                "crescendo.inference.sessions",
                "32", // all test classes leave theirs in memory
                "crescendo.inference.max-samples",
                "64",
                "crescendo.inference.max-queued-samples",
                "64");
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
