package crescendo.metrics.material;

import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.VariableImages;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import crescendo.measure.Recent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Data sets of images of any size, each mapped from a temporary folder of its own: those used last stay there, until this is closed. For
 * one thread at a time.
 */
final class Pictures implements AutoCloseable {
    private static final int SETS = 2;

    private final Blobs blobs;
    private final Path within;
    private final Map<Variable, Kept> open = new Recent<>(SETS, kept -> 1, Kept::delete);

    Pictures(Blobs blobs) {
        this(blobs, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param within where the folders are */
    Pictures(Blobs blobs, Path within) {
        this.blobs = blobs;
        this.within = within;
    }

    private record Kept(Path folder, VariableImages images) {
        void delete() {
            delete(folder);
        }

        /** What is mapped stays readable for whoever has it still. */
        static void delete(Path folder) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "the temporary folder of a data set cannot be removed: " + e.getMessage(), e);
            }
        }
    }

    VariableImages of(Variable set) {
        return open.computeIfAbsent(set, this::read).images();
    }

    private Kept read(Variable set) {
        try {
            Path folder = Files.createTempDirectory(within, "crescendo-pictures");
            try {
                return new Kept(folder, VariableImages.open(set, new BlobCache(blobs, folder)));
            } catch (IOException | RuntimeException | Error fault) {
                Kept.delete(folder);
                throw fault;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a data set in the temporary folder: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(Kept::delete);
        open.clear();
    }
}
