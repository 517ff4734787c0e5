package crescendo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that Linux holds resident for a process, native libraries included. */
public final class Memory {
    private Memory() {}

    /** The most this process has held, in MiB, since it began or {@link #forgetPeak} was called. */
    public static long peakMiB() {
        return mebibytes("self", "VmHWM:");
    }

    /** The most a process has held, in MiB, since it began. */
    public static long peakMiB(long pid) {
        return mebibytes(String.valueOf(pid), "VmHWM:");
    }

    /** Lets the peak begin anew at what is held now. */
    public static void forgetPeak() {
        Path peak = Path.of("/proc/self/clear_refs");
        try {
            Files.writeString(peak, "5");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reset the peak of the memory: " + peak, e);
        }
    }

    /** What a process holds now, in MiB. */
    public static long heldMiB(long pid) {
        return mebibytes(String.valueOf(pid), "VmRSS:");
    }

    private static long mebibytes(String process, String field) {
        Path status = Path.of("/proc", process, "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(status + " has no " + field));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the memory of a process: " + status, e);
        }
    }
}
