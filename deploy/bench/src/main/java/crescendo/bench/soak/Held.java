package crescendo.bench.soak;

import crescendo.bench.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.bytedeco.javacpp.Pointer;

/**
 * What a process holds after all garbage was collected.
 *
 * @param lives     jobs that it has trained so far
 * @param seconds   since it began
 * @param rssMiB    resident memory, native libraries included
 * @param heapKiB   live objects
 * @param nativeKiB memory behind open native objects of TensorFlow
 * @param natives   open native objects of TensorFlow: graphs, sessions, tensors, and what belongs to them
 * @param graphs    live Java objects of graphs and sessions, of TensorFlow and of ONNX Runtime
 * @param threads   of the process, native ones included
 * @param files     open file descriptors
 */
record Held(
        long lives,
        double seconds,
        long rssMiB,
        long heapKiB,
        long nativeKiB,
        long natives,
        long graphs,
        long threads,
        long files) {
    private static final String[] COUNTED = {
        "org.tensorflow.Graph", "org.tensorflow.Session", "ai.onnxruntime.OrtSession"
    };

    static Held now(long lives, double seconds) {
        String histogram = liveObjects(); // collects the garbage first
        return new Held(
                lives,
                seconds,
                Memory.heldMiB(ProcessHandle.current().pid()),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                Pointer.totalBytes() / 1024,
                Pointer.totalCount(),
                Stream.of(COUNTED).mapToLong(type -> count(histogram, type)).sum(),
                entries("task"),
                entries("fd"));
    }

    /** Instances and bytes of each class. */
    private static String liveObjects() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this Java does not count its objects", e);
        }
    }

    /** Lines are {@code number: instances bytes class}. */
    private static long count(String histogram, String type) {
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(cells -> cells.length > 3 && cells[3].equals(type))
                .mapToLong(cells -> Long.parseLong(cells[1]))
                .sum();
    }

    private static long entries(String folder) {
        try (Stream<Path> all = Files.list(Path.of("/proc/self", folder))) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot count what the process holds", e);
        }
    }
}
