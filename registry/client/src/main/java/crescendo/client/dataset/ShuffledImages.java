package crescendo.client.dataset;

import crescendo.client.blob.BlobCache;
import crescendo.contracts.dataset.DataSetManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A data set as an endless stream in random order: each pass shows every image once, each in an order of its own. Sample
 * i of a seed's stream is a pure function of both, at every size the same image, so that a reader may begin anywhere.
 * Memory does not grow with the data. Safe for use by many threads.
 */
public final class ShuffledImages {
    private final DataSetManifest.Fixed manifest;
    private final BlobCache cache;
    private final long seed;
    private final byte[] labels;
    private final Map<Integer, Level> levels = new ConcurrentHashMap<>();

    /**
     * @param cache where the shards are kept as files
     * @throws IOException where they cannot be
     */
    public ShuffledImages(DataSetManifest.Fixed manifest, BlobCache cache, long seed) throws IOException {
        this.manifest = manifest;
        this.cache = cache;
        this.seed = seed;
        this.labels = manifest.labels().isPresent()
                ? Files.readAllBytes(cache.file(manifest.labels().get().digest()))
                : new byte[0];
    }

    public DataSetManifest.Fixed manifest() {
        return manifest;
    }

    /** The number, within the data set, of the image at a position of the stream. */
    public int indexAt(long position) {
        return Permutation.shown(manifest.count(), seed, position);
    }

    /**
     * The images at positions {@code position … position + count − 1}. The first call for a size fetches it.
     *
     * @param side the longer one, in pixels: one of the data set's levels
     * @throws IOException where the cache cannot be written
     */
    public ImageBatch batch(int side, long position, int count) throws IOException {
        Level level = level(side);
        byte[] pixels = new byte[Math.multiplyExact(count, level.imageBytes())];
        byte[] labelled = new byte[labels.length == 0 ? 0 : count];
        for (int i = 0; i < count; i++) {
            int index = indexAt(position + i);
            level.copy(index, pixels, i * level.imageBytes());
            if (labels.length > 0) {
                labelled[i] = labels[index];
            }
        }
        return new ImageBatch(
                count, manifest.base().height(side), manifest.base().width(side), manifest.colours(), pixels, labelled);
    }

    private Level level(int side) throws IOException {
        Level level = levels.get(side);
        if (level == null) {
            level = Level.open(manifest, side, cache);
            levels.put(side, level);
        }
        return level;
    }
}
