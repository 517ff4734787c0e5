package crescendo.contracts.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.BaseShape;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** An immutable version of a data set: one record a kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DataSetManifest.Fixed.class, name = DataSetManifest.FIXED),
    @JsonSubTypes.Type(value = DataSetManifest.Variable.class, name = DataSetManifest.VARIABLE)
})
public sealed interface DataSetManifest {
    int SCHEMA_VERSION = 1;
    String FIXED = "fixed";
    String VARIABLE = "variable";

    Name name();

    Name version();

    @JsonProperty("kind")
    String kind();

    /** Of images. */
    int count();

    /** 1 for grey or 3 for RGB, the same for all images. */
    int colours();

    /** Their names in the order of the labels; empty where there are no labels. */
    List<String> classes();

    /** @throws WrongKind where its images are not all of one size */
    default Fixed fixed() {
        if (this instanceof Fixed fixed) {
            return fixed;
        }
        throw new WrongKind(this, FIXED);
    }

    /** @throws WrongKind where its images were made to have one size */
    default Variable variable() {
        if (this instanceof Variable variable) {
            return variable;
        }
        throw new WrongKind(this, VARIABLE);
    }

    /**
     * A blob with consecutive images, at most 64 MiB of them.
     *
     * @param count of images in it
     * @param bytes its length
     */
    record Shard(Digest digest, int count, long bytes) {}

    /**
     * All images have one size.
     *
     * @param height of the finest level, in pixels
     * @param levels by longer side in pixels, each power of two from 4 up: uint8 NHWC, every level area-averaged from the finest
     * @param labels one byte an image, an index into {@code classes}
     */
    record Fixed(
            int schemaVersion,
            Name name,
            Name version,
            int count,
            int height,
            int width,
            int colours,
            List<String> classes,
            SortedMap<Integer, List<Shard>> levels,
            Optional<Shard> labels)
            implements DataSetManifest {
        public Fixed {
            requireImages(count, colours);
            classes = List.copyOf(classes);
            levels.forEach((side, shards) -> requireAll("levels." + side, shards, count));
        }

        @Override
        public String kind() {
            return FIXED;
        }

        /** Of the shape of its images at every level. */
        public BaseShape base() {
            return BaseShape.of(height, width)
                    .orElseThrow(() -> new IllegalStateException("data set " + name + "@" + version
                            + " has images of the unknown shape " + height + "×" + width));
        }
    }

    /**
     * Each image keeps its size and its very values; there are no classes. Images are kept as they are used, not compressed: a crop of
     * one is some rows of a mapped file, read without a decoder, at about twice the bytes of PNG. What an image
     * is found by is kept beside the shards and not here, so that this stays short however many images there are.
     *
     * @param least  height and width that no image falls short of
     * @param most   height and width that no image exceeds
     * @param images uint8 HWC each, one after the other; none is parted by the end of a shard
     * @param sizes  8 bytes an image, in order: height and width, big-endian
     */
    record Variable(
            int schemaVersion,
            Name name,
            Name version,
            int count,
            int colours,
            Sides least,
            Sides most,
            List<Shard> images,
            Shard sizes)
            implements DataSetManifest {
        /** What an image may have: 16 Mi, which in RGB is three quarters of a shard. */
        public static final int MOST_PIXELS = 16 << 20;

        /** Of {@code sizes}, for each image. */
        public static final int SIZE_BYTES = 8;

        /** In pixels. Not of one image: the height may be one's and the width another's. */
        public record Sides(int height, int width) {
            @Override
            public String toString() {
                return height + "×" + width;
            }
        }

        public Variable {
            requireImages(count, colours);
            images = List.copyOf(images);
            requireAll("images", images, count);
            if (sizes.count() != count || sizes.bytes() != (long) SIZE_BYTES * count) {
                throw new IllegalArgumentException(
                        "sizes: " + sizes.bytes() + " bytes are not the sizes of " + count + " images");
            }
        }

        @Override
        public String kind() {
            return VARIABLE;
        }

        @Override
        public List<String> classes() {
            return List.of();
        }
    }

    private static void requireImages(int count, int colours) {
        if (count < 1) {
            throw new IllegalArgumentException("count: a data set of " + count + " images; at least 1 is needed");
        }
        if (colours != 1 && colours != 3) {
            throw new IllegalArgumentException("colours: " + colours + "; allowed are 1 for grey and 3 for RGB");
        }
    }

    private static void requireAll(String field, List<Shard> shards, int count) {
        if (shards.stream().mapToInt(Shard::count).sum() != count) {
            throw new IllegalArgumentException(field + ": its shards do not hold " + count + " images");
        }
    }
}
