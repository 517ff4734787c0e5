package crescendo.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a network's file. */
public final class NetworkFile {
    private static final long MAX_BYTES = 1L << 30;

    /** Of all memory that Java may take, what files may: the rest is for what is made of them. */
    private static final double SHARE = 0.6;

    private NetworkFile() {}

    /** @throws Complaint where there is no such file, or it is too long, also for Java's memory */
    public static byte[] read(Path file) throws IOException {
        return read(file, 1);
    }

    /**
     * Of a file that another of its length is made of.
     *
     * @param times how many files of its length there are at once
     * @throws Complaint where there is no such file, or it is too long, also for Java's memory
     */
    public static byte[] read(Path file, int times) throws IOException {
        require(file);
        requireFits(file.toString(), Files.size(file), times * Files.size(file));
        return Files.readAllBytes(file);
    }

    /**
     * Without reading it: what is never looked at takes no memory.
     *
     * @throws Complaint where there is no such file, or it is too long
     */
    public static ByteBuffer mapped(Path file) throws IOException {
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
     * @param what  is to be read, for the error
     * @param bytes of its files
     * @throws Complaint where they cannot be read whole
     */
    public static void requireFits(String what, long bytes) {
        requireFits(what, bytes, bytes);
    }

    private static void requireFits(String what, long bytes, long taken) {
        requireFits(what, bytes, taken, Runtime.getRuntime().maxMemory());
    }

    /**
     * @param taken  bytes that it takes when it is used
     * @param memory bytes that Java may take
     */
    static void requireFits(String what, long bytes, long taken, long memory) {
        long allowed = (long) (SHARE * memory);
        if (taken > allowed) {
            long most = (long) (allowed * ((double) bytes / taken));
            throw Complaint.failed(
                    "%s: %,d MiB are more than the %,d MiB that may be read with this much memory for Java"
                                    .formatted(what, bytes >> 20, most >> 20)
                            + "; give it more, such as CRESCENDO_HEAP=3g");
        }
    }
}
