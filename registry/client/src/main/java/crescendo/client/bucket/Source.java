package crescendo.client.bucket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to be written, readable again from the start for another try. */
public interface Source {
    /** Length in bytes. */
    long size();

    InputStream open() throws IOException;

    static Source of(byte[] content) {
        return new Source() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
    }

    static Source of(Path file) throws IOException {
        long size = Files.size(file);
        return new Source() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
