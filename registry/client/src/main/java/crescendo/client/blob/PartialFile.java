package crescendo.client.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file in the making, invisible under its final name until it is whole; removed where it never becomes so. */
final class PartialFile implements AutoCloseable {
    private final Path part;

    private PartialFile(Path part) {
        this.part = part;
    }

    static PartialFile beside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        return new PartialFile(Files.createTempFile(folder, ".part", null));
    }

    void copy(InputStream in) throws IOException {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }

    void become(Path target) throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
    }
}
