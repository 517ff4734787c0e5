package crescendo.inference.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jboss.logging.Logger;

/** A file of a version: in memory, or, where it is long, on disk for as long as this is open. */
public sealed interface ModelFile extends AutoCloseable {
    Logger LOG = Logger.getLogger(ModelFile.class);

    /** All of it. */
    byte[] bytes();

    /** From its beginning; the caller closes it. */
    InputStream open() throws IOException;

    /** Makes one byte of it another, here alone: where it came from it stays as it is. */
    void change(long at, byte value);

    /** A session on it, which needs the file no more. */
    OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException;

    @Override
    void close();

    /** A short one. @param bytes its own: they are not shared */
    record InMemory(byte[] bytes) implements ModelFile {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void change(long at, byte value) {
            bytes[Math.toIntExact(at)] = value;
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
        public void change(long at, byte value) {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(new byte[] {value}), at);
            } catch (IOException e) {
                throw new UncheckedIOException("a file kept for a moment cannot be changed", e);
            }
        }

        @Override
        public OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options) throws OrtException {
            return environment.createSession(path.toString(), options);
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
                Files.delete(path.getParent());
            } catch (IOException e) {
                LOG.warnf(e, "%s was kept for a moment, and cannot be deleted", path);
            }
        }
    }
}
