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

/** Data sets of images of any size, mapped from a temporary folder that is gone when this is closed. For one thread at a time. */
final class Pictures implements AutoCloseable {
    private static final int SETS = 2;

    private final Blobs blobs;
    private final Map<Variable, VariableImages> open = new Recent<>(SETS, images -> 1, gone -> {});
    private Path folder;

    Pictures(Blobs blobs) {
        this.blobs = blobs;
    }

    VariableImages of(Variable set) {
        return open.computeIfAbsent(set, this::read);
    }

    private VariableImages read(Variable set) {
        try {
            if (folder == null) folder = Files.createTempDirectory("crescendo-pictures");
            return VariableImages.open(set, new BlobCache(blobs, folder));
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a data set in the temporary folder: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (folder == null) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder of data sets cannot be removed: " + e.getMessage(), e);
        }
    }
}
