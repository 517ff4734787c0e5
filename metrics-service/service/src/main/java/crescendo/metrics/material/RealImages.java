package crescendo.metrics.material;

import crescendo.client.blob.Blobs;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.metric.Images;
import java.util.List;

/** A reproducible choice of a data set's images at one of its levels, read shard by shard. */
final class RealImages {
    private final Blobs blobs;

    RealImages(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * Reads.
     *
     * @param side of the level, in pixels
     * @param count at most as many as the data set has
     * @param seed chooses which; they stay in the data set's order
     */
    Images read(DataSetManifest data, int side, int count, long seed) {
        List<Shard> shards = data.levels().get(side);
        if (shards == null)
            throw new Unmeasurable("levels: " + data.name() + "@" + data.version() + " has no images of " + side + "x"
                    + side + "; it has sides " + data.levels().keySet());
        int each = side * side * data.colours();
        int[] chosen = Subset.of(data.count(), count, seed);
        byte[] pixels = new byte[Math.multiplyExact(count, each)];
        int first = 0;
        int next = 0;
        for (Shard shard : shards) {
            int until = next;
            while (until < count && chosen[until] < first + shard.count()) until++;
            if (until > next) copy(blobs.get(shard.digest()), first, chosen, next, until, each, pixels);
            first += shard.count();
            next = until;
        }
        return new Images(pixels, count, side, data.colours());
    }

    private static void copy(byte[] shard, int first, int[] chosen, int from, int to, int each, byte[] pixels) {
        for (int i = from; i < to; i++) System.arraycopy(shard, (chosen[i] - first) * each, pixels, i * each, each);
    }
}
