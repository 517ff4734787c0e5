package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a network's file. */
final class NetworkFile {
    private static final long MAX_BYTES = 1L << 30;

    /** Of all memory that Java may take, what one file may: the rest is for what is made of it. */
    private static final double SHARE = 0.6;

    private NetworkFile() {}

    /** @throws Complaint where there is no such file, or it is too long, also for Java's memory */
    static byte[] read(Path file) throws IOException {
        require(file);
        requireFits(file, Files.size(file));
        return Files.readAllBytes(file);
    }

    /**
     * Without reading it: what is never looked at takes no memory.
     *
     * @throws Complaint where there is no such file, or it is too long
     */
    static ByteBuffer mapped(Path file) throws IOException {
        require(file);
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size());
        }
    }

    private static void require(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Complaint.failed(file + ": no such file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw Complaint.failed(file + ": longer than " + MAX_BYTES + " bytes");
        }
    }

    /**
     * Asked before memory is taken.
     *
     * @throws Complaint where a file of so many bytes cannot be read whole
     */
    static void requireFits(Path file, long bytes) {
        requireFits(file, bytes, Runtime.getRuntime().maxMemory());
    }

    /** @param memory bytes that Java may take */
    static void requireFits(Path file, long bytes, long memory) {
        long allowed = (long) (SHARE * memory);
        if (bytes > allowed) {
            throw Complaint.failed("%s: %,d MiB are more than the %,d MiB that a file may take of Java's memory"
                            .formatted(file, bytes >> 20, allowed >> 20)
                    + "; give Java more memory, such as CRESCENDO_HEAP=3g");
        }
    }
}
