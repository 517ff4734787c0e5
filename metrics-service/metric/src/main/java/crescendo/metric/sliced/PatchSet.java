package crescendo.metric.sliced;

import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.linear.Blas;
import java.util.Arrays;

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
    private final Patches patches;
    private final Cutting cutting;
    private final Workers workers;
    private final Moments[] moments;
    /** Normalised sheets by image; nothing where they are too large. */
    private final float[][] kept;

    PatchSet(String name, Images images, int level, Patches patches, Workers workers) throws MetricUndefined {
        this.images = images;
        this.patches = patches;
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

    /** Values a direction gives: one a patch. */
    int patches() {
        return images.count() * patches.perImage();
    }

    /** Length of a flattened patch. */
    int dimension() {
        return images.channels() * Patches.AREA;
    }

    /**
     * Projects every patch on every direction. The products of matrices are of the same shapes however many work, so that their
     * last bits are, too.
     *
     * @param into {@code [direction][patch]}, overwritten
     */
    void project(float[][] directions, float[][] into) {
        float[] flat = new float[directions.length * dimension()];
        for (int d = 0; d < directions.length; d++)
            System.arraycopy(directions[d], 0, flat, d * dimension(), dimension());
        workers.share(images.count(), Math.max(1, PATCHES / patches.perImage()), (from, to) -> {
            int some = (to - from) * patches.perImage();
            float[] products = new float[directions.length * some];
            Blas.innerProducts(flat, directions.length, gather(from, to), some, dimension(), products);
            for (int d = 0; d < directions.length; d++)
                System.arraycopy(products, d * some, into[d], from * patches.perImage(), some);
        });
    }

    /** Normalised patches of some images: {@code [patch][c, dy, dx]}. */
    private float[] gather(int from, int to) {
        float[] rows = new float[(to - from) * patches.perImage() * dimension()];
        int at = 0;
        for (int image = from; image < to; image++) {
            int[] corners = patches.corners(image);
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
                int[] corners = patches.corners(image);
                float[] sheet = cutting.sheet(image, corners);
                for (int c = 0; c < channels; c++) each[image][c] = momentsOf(sheet, corners, c);
                if (kept.length > 0) kept[image] = sheet;
            }
        });
        Moments[] all = new Moments[channels];
        Arrays.fill(all, Moments.NONE);
        for (Moments[] one : each) for (int c = 0; c < channels; c++) all[c] = all[c].and(one[c]);
        return all;
    }

    private Moments momentsOf(float[] sheet, int[] corners, int channel) {
        double sum = 0;
        double squares = 0;
        // about any value near the mean the squares lose no digits
        float pivot = sheet[cutting.start(corners, 0, channel)];
        for (int p = 0; p < corners.length; p++)
            for (int dy = 0; dy < Patches.SIDE; dy++) {
                int row = cutting.start(corners, p, channel) + dy * cutting.stride();
                double ofRow = 0;
                double squaresOfRow = 0;
                for (int x = row; x < row + Patches.SIDE; x++) {
                    double apart = sheet[x] - pivot;
                    ofRow += apart;
                    squaresOfRow += apart * apart;
                }
                sum += ofRow;
                squares += squaresOfRow;
            }
        long count = (long) corners.length * Patches.AREA;
        return new Moments(count, pivot + sum / count, Math.max(0, squares - sum * sum / count));
    }
}
