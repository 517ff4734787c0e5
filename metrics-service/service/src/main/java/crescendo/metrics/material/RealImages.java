package crescendo.metrics.material;

import crescendo.client.blob.Blobs;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.measure.Subset;
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
     * @param side the longer one of the level, in pixels
     * @param count at most as many as the data set has
     * @param seed chooses which, and in what order
     */
    Images read(DataSetManifest.Fixed data, int side, int count, long seed) {
        return read(data, side, Subset.of(data.count(), count, seed));
    }

    /**
     * Reads those that are named.
     *
     * @param side the longer one of the level, in pixels
     * @param chosen indices in the set; the images come in their order
     */
    Images read(DataSetManifest.Fixed data, int side, int[] chosen) {
        List<Shard> shards = data.levels().get(side);
        if (shards == null)
            throw new Unmeasurable("levels: " + data.name() + "@" + data.version() + " has no images of " + side
                    + " pixels a side; it has sides " + data.levels().keySet());
        int longest = Math.max(data.height(), data.width());
        int height = data.height() * side / longest;
        int width = data.width() * side / longest;
        int each = height * width * data.colours();
        byte[] pixels = new byte[Math.multiplyExact(chosen.length, each)];
        int first = 0;
        for (Shard shard : shards) {
            copy(shard, first, chosen, each, pixels);
            first += shard.count();
        }
        return new Images(pixels, chosen.length, height, width, data.colours());
    }

    /** Those of the chosen that lie in this shard, to their places. */
    private void copy(Shard shard, int first, int[] chosen, int each, byte[] pixels) {
        byte[] images = null;
        for (int i = 0; i < chosen.length; i++) {
            int at = chosen[i] - first;
            if (at < 0 || at >= shard.count()) continue;
            if (images == null) images = blobs.get(shard.digest());
            System.arraycopy(images, at * each, pixels, i * each, each);
        }
    }
}
