package crescendo.platform.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What runs beside the platform: each a Quarkus application with an HTTP port. */
public enum Service {
    REGISTRY("registry/service", 8080, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    INFERENCE("inference-service", 8081, "-Xmx512m", "-XX:+UseParallelGC"),
    TRAINER("trainer-service/service", 8082, "-Xmx1536m", "-XX:+UseSerialGC"),
    METRICS("metrics-service/service", 8083, "-Xmx1g", "-XX:+UseSerialGC");

    private final String module;
    private final int defaultPort;
    private final List<String> flags;

    Service(String module, int defaultPort, String... flags) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.flags = List.of(flags);
    }

    public int defaultPort() {
        return defaultPort;
    }

    /**
     * Sizes of a single machine: a heap that its work fits into, and a collector without threads of its own; but for the inference
     * service, whose clients wait while it collects.
     */
    public List<String> flags() {
        return flags;
    }

    /** @param home the folder of a built checkout */
    public Path jar(Path home) {
        return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** In lower case, as options and files name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
