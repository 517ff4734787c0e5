package crescendo.contracts.dataset;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.BaseShape;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An immutable version of a data set.
 *
 * @param kind    {@code fixed}: all images have one size
 * @param count   of images
 * @param height  of the finest level, in pixels
 * @param colours 1 or 3
 * @param classes names in the order of the labels; empty where there are no labels
 * @param levels  by longer side in pixels, each power of two from 4 up: uint8 NHWC, every level area-averaged from the finest
 * @param labels  one byte an image, an index into {@code classes}
 */
public record DataSetManifest(
        int schemaVersion,
        Name name,
        Name version,
        String kind,
        int count,
        int height,
        int width,
        int colours,
        List<String> classes,
        SortedMap<Integer, List<Shard>> levels,
        Optional<Shard> labels) {
    public static final int SCHEMA_VERSION = 1;

    /**
     * A blob with consecutive images.
     *
     * @param count of images in it
     * @param bytes its length
     */
    public record Shard(Digest digest, int count, long bytes) {}

    public DataSetManifest {
        if (count < 1) {
            throw new IllegalArgumentException("count: a data set of " + count + " images; at least 1 is needed");
        }
        if (colours != 1 && colours != 3) {
            throw new IllegalArgumentException("colours: " + colours + "; allowed are 1 for grey and 3 for RGB");
        }
        classes = List.copyOf(classes);
        levels.forEach((side, shards) -> {
            if (shards.stream().mapToInt(Shard::count).sum() != count) {
                throw new IllegalArgumentException("levels." + side + ": its shards do not hold " + count + " images");
            }
        });
    }

    /** Of the shape of its images at every level. */
    public BaseShape base() {
        return BaseShape.of(height, width)
                .orElseThrow(() -> new IllegalStateException("data set " + name + "@" + version
                        + " has images of the unknown shape " + height + "×" + width));
    }
}
