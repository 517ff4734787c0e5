package crescendo.metric.sliced;

import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.linear.Products;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The patches of one level of an image set, each colour channel brought to mean 0 and deviation 1 over all of them.
 *
 * <p>What they are cut from is kept where it is no larger than the images or than {@link #KEPT}, and otherwise made again each time that patches
 * are projected; so memory does not grow with their number.
 */
final class PatchSet {
    /** Bytes, however small the images are. */
    private static final long KEPT = 64L << 20;
    /** Patches multiplied at once: enough for a product of matrices to be fast, and few enough to stay near the processor. */
    private static final int PATCHES = 512;

    private final Images images;
    private final int perImage;
    private final Drawn drawn;
    private final Cutting cutting;
    private final Workers workers;
    private final Moments[] moments;
    /** Normalised sheets by image; nothing where they are too large. */
    private final float[][] kept;

    PatchSet(String name, Images images, int level, Patches patches, Workers workers) throws MetricUndefined {
        this.images = images;
        this.perImage = patches.perImage();
        this.drawn = Drawn.of(patches, images.count(), workers);
        this.cutting = new Cutting(images, level, patches);
        this.workers = workers;
        boolean keep = (long) Float.BYTES * cutting.size() * images.count() <= Math.max(KEPT, images.pixels().length);
        this.kept = new float[keep ? images.count() : 0][];
        this.moments = measure();
        for (int c = 0; c < moments.length; c++)
            if (!(moments[c].deviation() > 0))
                throw new MetricUndefined("the " + name + " do not vary in channel " + c + " at "
                        + (images.height() >> level) + "x" + (images.width() >> level)
                        + ": a set of deviation zero cannot be normalised");
        workers.share(kept.length, 16, (from, to) -> {
            for (int image = from; image < to; image++) normalise(kept[image]);
        });
    }

    /** Patches that were drawn, of which some may be the same. */
    int patches() {
        return images.count() * perImage;
    }

    /** Values a direction gives: one a patch that is not the same as another of its image, and how often that was drawn. */
    int[] times() {
        return drawn.times();
    }

    /** Length of a flattened patch. */
    int dimension() {
        return images.channels() * Patches.AREA;
    }

    /**
     * Projects every patch on every direction. The products of matrices are of the same shapes however many work, so that their
     * last bits are, too.
     *
     * @param into {@code [direction][different patch]} from {@code at} on, overwritten
     */
    void project(float[][] directions, float[] into, int at) {
        float[] flat = new float[directions.length * dimension()];
        for (int d = 0; d < directions.length; d++)
            System.arraycopy(directions[d], 0, flat, d * dimension(), dimension());
        int together = Math.max(1, PATCHES / perImage);
        Queue<Products> idle = new ConcurrentLinkedQueue<>();
        workers.share(images.count(), together, (from, to) -> {
            Products waiting = idle.poll();
            Products products =
                    waiting != null ? waiting : new Products(flat, directions.length, dimension(), together * perImage);
            products.with(gather(from, to), drawn.between(from, to), into, at + drawn.first()[from], drawn.count());
            idle.add(products);
        });
    }

    /** Normalised patches of some images: {@code [patch][c, dy, dx]}. */
    private float[] gather(int from, int to) {
        float[] rows = new float[drawn.between(from, to) * dimension()];
        int at = 0;
        for (int image = from; image < to; image++) {
            int[] corners = drawn.corners()[image];
            float[] sheet = kept.length > 0 ? kept[image] : normalise(cutting.sheet(image, corners));
            for (int p = 0; p < corners.length; p++)
                for (int c = 0; c < images.channels(); c++, at += Patches.AREA)
                    copy(sheet, cutting.start(corners, p, c), rows, at);
        }
        return rows;
    }

    private void copy(float[] sheet, int start, float[] rows, int at) {
        int stride = cutting.stride();
        for (int dy = 0; dy < Patches.SIDE; dy++)
            for (int dx = 0; dx < Patches.SIDE; dx++)
                rows[at + dy * Patches.SIDE + dx] = sheet[start + dy * stride + dx];
    }

    private float[] normalise(float[] sheet) {
        int run = cutting.run();
        for (int at = 0; at < sheet.length; at += run) {
            Moments of = moments[at / run % moments.length];
            float mean = (float) of.mean();
            float scale = (float) (1 / of.deviation());
            for (int i = at; i < at + run; i++) sheet[i] = (sheet[i] - mean) * scale;
        }
        return sheet;
    }

    /** Moments a channel, merged in the order of the images whoever measured them. */
    private Moments[] measure() {
        int channels = images.channels();
        Moments[][] each = new Moments[images.count()][channels];
        workers.share(images.count(), 16, (from, to) -> {
            for (int image = from; image < to; image++) {
                float[] sheet = cutting.sheet(image, drawn.corners()[image]);
                for (int c = 0; c < channels; c++) each[image][c] = momentsOf(sheet, image, c);
                if (kept.length > 0) kept[image] = sheet;
            }
        });
        Moments[] all = new Moments[channels];
        Arrays.fill(all, Moments.NONE);
        for (Moments[] one : each) for (int c = 0; c < channels; c++) all[c] = all[c].and(one[c]);
        return all;
    }

    private Moments momentsOf(float[] sheet, int image, int channel) {
        int[] corners = drawn.corners()[image];
        double sum = 0;
        double squares = 0;
        // about any value near the mean the squares lose no digits
        float pivot = sheet[cutting.start(corners, 0, channel)];
        for (int p = 0; p < corners.length; p++) {
            double ofPatch = 0;
            double squaresOfPatch = 0;
            for (int dy = 0; dy < Patches.SIDE; dy++) {
                int row = cutting.start(corners, p, channel) + dy * cutting.stride();
                for (int x = row; x < row + Patches.SIDE; x++) {
                    double apart = sheet[x] - pivot;
                    ofPatch += apart;
                    squaresOfPatch += apart * apart;
                }
            }
            sum += drawn.times(image, p) * ofPatch;
            squares += drawn.times(image, p) * squaresOfPatch;
        }
        long count = (long) perImage * Patches.AREA;
        return new Moments(count, pivot + sum / count, Math.max(0, squares - sum * sum / count));
    }
}
