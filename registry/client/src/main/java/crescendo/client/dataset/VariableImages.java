package crescendo.client.dataset;

import crescendo.client.blob.BlobCache;
import crescendo.client.bucket.StoreFault;
import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The images of a variable data set, whole or in parts: local files, checked when opened, mapped into memory rather than read. What a
 * reader holds of its own is some dozen bytes an image, whatever the images' sizes. Safe for use by many threads.
 */
public final class VariableImages {
    private final Variable manifest;
    private final Place[] places;

    /** Where an image lies. */
    private record Place(ByteBuffer shard, int offset, int height, int width) {}

    private VariableImages(Variable manifest, Place[] places) {
        this.manifest = manifest;
        this.places = places;
    }

    /**
     * Fetches what the cache does not have.
     *
     * @throws StoreFault where the blobs are not what the manifest says
     * @throws IOException where the cache cannot be written
     */
    public static VariableImages open(Variable manifest, BlobCache cache) throws IOException {
        ByteBuffer sizes = cache.mapped(manifest.sizes());
        Place[] places = new Place[manifest.count()];
        int index = 0;
        for (Shard shard : manifest.images()) {
            ByteBuffer bytes = cache.mapped(shard);
            long offset = 0;
            for (int last = index + shard.count(); index < last; index++) {
                Place place = new Place(bytes, (int) offset, sizes.getInt(), sizes.getInt());
                long pixels = (long) place.height * place.width;
                boolean fits = pixels <= (shard.bytes() - offset) / manifest.colours();
                if (place.height < 1 || place.width < 1 || !fits) {
                    throw misfit(manifest, index);
                }
                offset += pixels * manifest.colours();
                places[index] = place;
            }
            if (offset != shard.bytes()) {
                throw misfit(manifest, index - 1);
            }
        }
        return new VariableImages(manifest, places);
    }

    private static StoreFault misfit(Variable manifest, int index) {
        return new StoreFault("data set " + manifest.name() + "@" + manifest.version()
                + ": the sizes of its images are not those of its shards, at image " + index);
    }

    public Variable manifest() {
        return manifest;
    }

    public int count() {
        return places.length;
    }

    /** In pixels. @param index in [0, count) */
    public int height(int index) {
        return places[index].height;
    }

    /** In pixels. @param index in [0, count) */
    public int width(int index) {
        return places[index].width;
    }

    /**
     * The number of the image at a position of an endless stream in random order: each pass shows every image once, each in an order
     * of its own. A pure function of seed and position.
     */
    public int shownAt(long seed, long position) {
        return Permutation.shown(places.length, seed, position);
    }

    public RawImage whole(int index) {
        return part(index, 0, 0, height(index), width(index));
    }

    /**
     * A rectangle of an image, copied.
     *
     * @param top first row, from 0
     * @param left first column, from 0
     * @throws IndexOutOfBoundsException where it does not lie within the image
     */
    public RawImage part(int index, int top, int left, int height, int width) {
        Place place = places[index];
        Objects.checkFromIndexSize(top, height, place.height);
        Objects.checkFromIndexSize(left, width, place.width);
        int colours = manifest.colours();
        byte[] pixels = new byte[height * width * colours];
        for (int y = 0; y < height; y++) {
            int from = place.offset + ((top + y) * place.width + left) * colours;
            place.shard.get(from, pixels, y * width * colours, width * colours);
        }
        return new RawImage(height, width, colours, pixels);
    }
}
