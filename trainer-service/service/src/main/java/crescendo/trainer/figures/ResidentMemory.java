package crescendo.trainer.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How much memory this process holds, TensorFlow's included; read from the system now and then. Not for use by several threads. */
final class ResidentMemory {
    private static final long EVERY = Duration.ofMillis(500).toNanos();
    private static final double KIB = 1024;

    private final Path status;
    private Optional<Double> mib = Optional.empty();
    private long readAt;
    private boolean read;

    /** @param status such as {@code /proc/self/status}; where there is none, nobody knows */
    ResidentMemory(Path status) {
        this.status = status;
    }

    static ResidentMemory ofThisProcess() {
        return new ResidentMemory(Path.of("/proc/self/status"));
    }

    Optional<Double> mib(long nowNanos) {
        if (!read || nowNanos - readAt >= EVERY) {
            mib = resident();
            readAt = nowNanos;
            read = true;
        }
        return mib;
    }

    private Optional<Double> resident() {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
