package crescendo.metric.sliced;

import crescendo.metric.Images;

/**
 * Laplacian pyramid of an image, from its own size down to 16².
 *
 * <p>Karras et al. 2018, section 5. The filter is [1 4 6 4 1]/16 each way, with borders mirrored about the edge pixel;
 * enlarging inserts zeros and filters with four times the weight. Every level but the last is what the next Gaussian
 * level loses; the last is the Gaussian level itself. Values are those of images in [0, 255].
 */
public final class LaplacianPyramid {
    /** Height and width of the coarsest level. */
    public static final int COARSEST = 16;

    private LaplacianPyramid() {}

    /**
     * How many levels images of a size have; 0 where the size is below {@link #COARSEST}.
     *
     * @throws IllegalArgumentException where the size is not a power of two
     */
    public static int levels(int size) {
        if (Integer.bitCount(size) != 1) throw new IllegalArgumentException("size must be a power of two, not " + size);
        return Math.max(0, Integer.numberOfTrailingZeros(size) - Integer.numberOfTrailingZeros(COARSEST) + 1);
    }

    /**
     * One level of one image.
     *
     * @param level 0 is the finest, of the image's own size
     * @return {@code [channel][y][x]}, height and width {@code size >> level}
     */
    public static float[] level(Images images, int image, int level) {
        int size = images.size();
        int channels = images.channels();
        float[] gaussian = images.planar(image);
        for (int i = 0; i < level; i++, size /= 2) gaussian = shrink(gaussian, channels, size);
        if (size == COARSEST) return gaussian;
        float[] predicted = enlarge(shrink(gaussian, channels, size), channels, size / 2);
        for (int i = 0; i < gaussian.length; i++) gaussian[i] -= predicted[i];
        return gaussian;
    }

    private static float[] shrink(float[] image, int channels, int size) {
        int half = size / 2;
        float[] rows = new float[half * size];
        float[] small = new float[channels * half * half];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < half; y++) filterRows(image, c * size * size, size, 2 * y, rows, y * size);
            for (int y = 0; y < half; y++)
                for (int x = 0; x < half; x++) small[(c * half + y) * half + x] = tap(rows, y * size, size, 2 * x);
        }
        return small;
    }

    private static void filterRows(float[] image, int plane, int size, int y, float[] rows, int to) {
        int a = plane + mirror(y - 2, size) * size, b = plane + mirror(y - 1, size) * size, m = plane + y * size;
        int d = plane + mirror(y + 1, size) * size, e = plane + mirror(y + 2, size) * size;
        for (int x = 0; x < size; x++)
            rows[to + x] =
                    (image[a + x] + image[e + x] + 4 * (image[b + x] + image[d + x]) + 6 * image[m + x]) * (1 / 16f);
    }

    private static float tap(float[] row, int from, int size, int x) {
        return (row[from + mirror(x - 2, size)]
                        + row[from + mirror(x + 2, size)]
                        + 4 * (row[from + mirror(x - 1, size)] + row[from + mirror(x + 1, size)])
                        + 6 * row[from + x])
                * (1 / 16f);
    }

    private static float[] enlarge(float[] small, int channels, int size) {
        int twice = 2 * size;
        float[] rows = new float[twice * size];
        float[] large = new float[channels * twice * twice];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < size; y++) enlargeRow(small, c * size * size, size, y, rows);
            for (int y = 0; y < twice; y++) widenRow(rows, y * size, size, large, (c * twice + y) * twice);
        }
        return large;
    }

    /** On a sample the filter meets the weights 1, 6, 1 and between two of them 4 and 4, each over 8. */
    private static void enlargeRow(float[] small, int plane, int size, int y, float[] rows) {
        int before = plane + Math.abs(y - 1) * size, here = plane + y * size;
        int after = plane + Math.min(y + 1, size - 1) * size;
        for (int x = 0; x < size; x++) {
            rows[2 * y * size + x] = (small[before + x] + 6 * small[here + x] + small[after + x]) * (1 / 8f);
            rows[(2 * y + 1) * size + x] = (small[here + x] + small[after + x]) * (1 / 2f);
        }
    }

    private static void widenRow(float[] rows, int from, int size, float[] large, int to) {
        for (int x = 0; x < size; x++) {
            float here = rows[from + x];
            // the enlarged row mirrors about its last column, a zero: the sample before it comes back
            float after = rows[from + Math.min(x + 1, size - 1)];
            large[to + 2 * x] = (rows[from + Math.abs(x - 1)] + 6 * here + after) * (1 / 8f);
            large[to + 2 * x + 1] = (here + after) * (1 / 2f);
        }
    }

    private static int mirror(int i, int size) {
        return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    }
}
