package crescendo.metric.sliced;

import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.Arrays;

/**
 * The patches of one level of an image set, each colour channel brought to mean 0 and deviation 1 over all of them.
 *
 * <p>Patches are gathered from the images each time they are projected, so memory does not grow with their number.
 */
final class PatchSet {
    private static final int AREA = Patches.SIDE * Patches.SIDE;
    /** Columns multiplied at once: long enough for vector instructions, short enough for the second-level cache. */
    private static final int COLUMNS = 512;

    private final Images images;
    private final int level;
    private final Patches patches;
    private final Workers workers;
    private final Moments[] moments;

    PatchSet(String name, Images images, int level, Patches patches, Workers workers) throws MetricUndefined {
        this.images = images;
        this.level = level;
        this.patches = patches;
        this.workers = workers;
        this.moments = measure();
        for (int c = 0; c < moments.length; c++)
            if (!(moments[c].deviation() > 0))
                throw new MetricUndefined(
                        "the " + name + " do not vary in channel " + c + " at " + (images.height() >> level) + "x"
                                + width() + ": a set of deviation zero cannot be normalised");
    }

    /** Values a direction gives: one a patch. */
    int patches() {
        return images.count() * patches.perImage();
    }

    /** Length of a flattened patch. */
    int dimension() {
        return images.channels() * AREA;
    }

    /**
     * Projects every patch on every direction.
     *
     * @param into {@code [direction][patch]}, overwritten
     */
    void project(float[][] directions, float[][] into) {
        int columns = Math.max(1, COLUMNS / patches.perImage());
        workers.share(images.count(), columns, (from, to) -> {
            float[][] gathered = gather(from, to);
            Projection.of(gathered, directions, into, from * patches.perImage());
        });
    }

    private int width() {
        return images.width() >> level;
    }

    /** Normalised patches of some images, a column each: {@code [c, dy, dx][patch]}. */
    private float[][] gather(int from, int to) {
        float[][] rows = new float[dimension()][(to - from) * patches.perImage()];
        for (int image = from; image < to; image++) {
            float[] values = LaplacianPyramid.level(images, image, level);
            int[] corners = patches.corners(image);
            for (int k = 0; k < rows.length; k++) copy(values, corners, k, rows[k], (image - from) * corners.length);
        }
        return rows;
    }

    private void copy(float[] values, int[] corners, int k, float[] row, int at) {
        int offset = offset(k);
        float mean = (float) moments[k / AREA].mean();
        float scale = (float) (1 / moments[k / AREA].deviation());
        for (int p = 0; p < corners.length; p++) row[at + p] = (values[corners[p] + offset] - mean) * scale;
    }

    private int offset(int k) {
        int channel = k / AREA, dy = k % AREA / Patches.SIDE, dx = k % Patches.SIDE;
        return (channel * (images.height() >> level) + dy) * width() + dx;
    }

    /** Moments a channel, merged in the order of the images whoever measured them. */
    private Moments[] measure() {
        int channels = images.channels();
        Moments[][] each = new Moments[images.count()][channels];
        workers.share(images.count(), 16, (from, to) -> {
            for (int image = from; image < to; image++) {
                float[] values = LaplacianPyramid.level(images, image, level);
                int[] corners = patches.corners(image);
                for (int c = 0; c < channels; c++) each[image][c] = momentsOf(values, corners, c);
            }
        });
        Moments[] all = new Moments[channels];
        Arrays.fill(all, Moments.NONE);
        for (Moments[] one : each) for (int c = 0; c < channels; c++) all[c] = all[c].and(one[c]);
        return all;
    }

    private Moments momentsOf(float[] values, int[] corners, int channel) {
        double sum = 0;
        double squares = 0;
        // about any value near the mean the squares lose no digits
        float pivot = values[corners[0] + offset(channel * AREA)];
        for (int k = channel * AREA; k < (channel + 1) * AREA; k++) {
            int offset = offset(k);
            for (int corner : corners) {
                double apart = values[corner + offset] - pivot;
                sum += apart;
                squares += apart * apart;
            }
        }
        long count = (long) corners.length * AREA;
        return new Moments(count, pivot + sum / count, Math.max(0, squares - sum * sum / count));
    }
}
