package crescendo.client.dataset;

import crescendo.client.blob.BlobCache;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All images of a data set at one size: local files, checked when opened, mapped into memory rather than read. */
final class Level {
    private final int imageBytes;
    private final List<ByteBuffer> shards = new ArrayList<>();
    /** For each shard, the number of its first image. */
    private final int[] starts;

    private Level(int imageBytes, int shardCount) {
        this.imageBytes = imageBytes;
        this.starts = new int[shardCount];
    }

    static Level open(DataSetManifest.Fixed manifest, int side, BlobCache cache) throws IOException {
        List<Shard> series = manifest.levels().get(side);
        if (series == null) {
            throw new IllegalArgumentException("resolution: data set " + manifest.name() + " has no images of " + side
                    + " pixels a side; it has " + manifest.levels().keySet());
        }
        Level level = new Level(
                manifest.base().height(side) * manifest.base().width(side) * manifest.colours(), series.size());
        int start = 0;
        for (Shard shard : series) {
            level.starts[level.shards.size()] = start;
            level.shards.add(cache.mapped(shard));
            start += shard.count();
        }
        return level;
    }

    int imageBytes() {
        return imageBytes;
    }

    /** Copies image number {@code index} to {@code target}, from {@code offset} on. */
    void copy(int index, byte[] target, int offset) {
        int found = Arrays.binarySearch(starts, index);
        int shard = found >= 0 ? found : -found - 2;
        shards.get(shard).get((index - starts[shard]) * imageBytes, target, offset, imageBytes);
    }
}
