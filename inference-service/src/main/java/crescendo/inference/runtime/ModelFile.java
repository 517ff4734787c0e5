package crescendo.inference.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jboss.logging.Logger;

/** A file of a version: in memory, or, where it is long, on disk for as long as this is open. */
public sealed interface ModelFile extends AutoCloseable {
    Logger LOG = Logger.getLogger(ModelFile.class);
    int COPIED_AT_ONCE = 1 << 16;

    /** All of it. */
    byte[] bytes();

    /** From its beginning; the caller closes it. */
    InputStream open() throws IOException;

    /**
     * The same with parts of it replaced, in the place of this one, which is used no more. Where it came from it stays as it is.
     *
     * @param parts the first of the file first, none within another
     */
    ModelFile with(List<Part> parts);

    /** A session on it, which needs the file no more. */
    OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;

    @Override
    void close();

    /**
     * Bytes that take the place of others.
     *
     * @param from the first of those, from 0
     * @param to   the first behind them
     */
    record Part(long from, long to, byte[] bytes) {
        public Part {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException(
                        "from must be at least 0 and to no less, not " + from + " and " + to);
            }
        }

        /** By how much the file gets longer. */
        public int growth() {
            return Math.toIntExact(bytes.length - (to - from));
        }
    }

    /** A short one. @param bytes which nobody changes */
    record InMemory(byte[] bytes) implements ModelFile {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public ModelFile with(List<Part> parts) {
            int growth = parts.stream().mapToInt(Part::growth).sum();
            ByteBuffer changed = ByteBuffer.allocate(bytes.length + growth);
            int at = 0;
            for (Part part : parts) {
                changed.put(bytes, at, (int) part.from() - at).put(part.bytes());
                at = (int) part.to();
            }
            return new InMemory(changed.put(bytes, at, bytes.length - at).array());
        }

        @Override
        public OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(bytes, options);
        }

        @Override
        public void close() {
            // the collector's
        }
    }

    /** A long one, alone in a folder of its own: both are deleted when this is closed. ONNX Runtime reads it past Java's heap. */
    record OnDisk(Path path) implements ModelFile {
        @Override
        public byte[] bytes() {
            try {
                return Files.readAllBytes(path);
            } catch (IOException e) {
                throw new UncheckedIOException("a file kept for a moment cannot be read", e);
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public ModelFile with(List<Part> parts) {
            try {
                try (InputStream from = open();
                        OutputStream to = new BufferedOutputStream(Files.newOutputStream(changed()))) {
                    copy(from, parts, to);
                }
                Files.move(changed(), path, StandardCopyOption.REPLACE_EXISTING);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException("a file kept for a moment cannot be changed", e);
            }
        }

        private static void copy(InputStream from, List<Part> parts, OutputStream to) throws IOException {
            long at = 0;
            for (Part part : parts) {
                copy(from, part.from() - at, to);
                to.write(part.bytes());
                from.skipNBytes(part.to() - part.from());
                at = part.to();
            }
            from.transferTo(to);
        }

        private static void copy(InputStream from, long bytes, OutputStream to) throws IOException {
            for (long left = bytes; left > 0; ) {
                byte[] some = from.readNBytes((int) Math.min(left, COPIED_AT_ONCE));
                if (some.length == 0) {
                    throw new EOFException(left + " bytes are missing");
                }
                to.write(some);
                left -= some.length;
            }
        }

        private Path changed() {
            return path.resolveSibling("changed");
        }

        @Override
        public OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(path.toString(), options);
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
                Files.deleteIfExists(changed()); // there where changing it has failed
                Files.delete(path.getParent());
            } catch (IOException e) {
                LOG.warnf(e, "%s was kept for a moment, and cannot be deleted", path);
            }
        }
    }
}
