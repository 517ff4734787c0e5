package crescendo.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wall clock of one process, which a test sets while it runs, with libfaketime. The monotonic clock goes on as it does:
 * that is what the kernel promises.
 */
public final class JumpingClock {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

    private final Path offset;

    public JumpingClock(Path folder) {
        offset = folder.toAbsolutePath().resolve("clock");
        jump(Duration.ZERO);
    }

    /** Where this machine has libfaketime; nothing where it has not. */
    public static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /** Sets the clock so far from the right time. */
    public void jump(Duration by) {
        try {
            Path next = offset.resolveSibling("clock.next");
            Files.writeString(next, (by.isNegative() ? "-" : "+") + by.abs().toSeconds() + "\n");
            Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process is started with to live by this clock. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }
}
