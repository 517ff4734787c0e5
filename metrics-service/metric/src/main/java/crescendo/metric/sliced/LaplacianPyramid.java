package crescendo.metric.sliced;

import crescendo.metric.Images;

/**
 * Laplacian pyramid of an image, from its own size down to where the shorter side would fall below 16.
 *
 * <p>Karras et al. 2018, section 5. The filter is [1 4 6 4 1]/16 each way, with borders mirrored about the edge pixel;
 * enlarging inserts zeros and filters with four times the weight. Every level but the last is what the next Gaussian
 * level loses; the last is the Gaussian level itself. Values are those of images in [0, 255].
 */
public final class LaplacianPyramid {
    /** The shorter side that every level has at least. */
    public static final int COARSEST = 16;

    private LaplacianPyramid() {}

    /**
     * How many levels images of a size have; 0 where their shorter side is below {@link #COARSEST}.
     *
     * @throws IllegalArgumentException where the longer side is no power of two, or the shorter one cannot be halved as often
     */
    public static int levels(int height, int width) {
        int longer = Math.max(height, width);
        int shorter = Math.min(height, width);
        if (Integer.bitCount(longer) != 1)
            throw new IllegalArgumentException("size must be a power of two, not " + longer);
        int levels = 0;
        while (shorter >> levels >= COARSEST) levels++;
        if (levels > 0 && Integer.numberOfTrailingZeros(shorter) < levels - 1)
            throw new IllegalArgumentException("size must be even at every level, not " + height + "x" + width);
        return levels;
    }

    /**
     * One level of one image.
     *
     * @param level 0 is the finest, of the image's own size
     * @return {@code [channel][y][x]}, of the height and width shifted right by {@code level}
     */
    public static float[] level(Images images, int image, int level) {
        int channels = images.channels();
        float[] gaussian = images.planar(image);
        for (int i = 0; i < level; i++)
            gaussian = shrink(gaussian, channels, images.height() >> i, images.width() >> i);
        int height = images.height() >> level;
        int width = images.width() >> level;
        if (Math.min(height, width) < 2 * COARSEST) return gaussian;
        float[] predicted = enlarge(shrink(gaussian, channels, height, width), channels, height / 2, width / 2);
        for (int i = 0; i < gaussian.length; i++) gaussian[i] -= predicted[i];
        return gaussian;
    }

    private static float[] shrink(float[] image, int channels, int height, int width) {
        int low = height / 2;
        int narrow = width / 2;
        float[] rows = new float[low * width];
        float[] small = new float[channels * low * narrow];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < low; y++) filterRows(image, c * height * width, height, width, 2 * y, rows, y * width);
            for (int y = 0; y < low; y++)
                for (int x = 0; x < narrow; x++) small[(c * low + y) * narrow + x] = tap(rows, y * width, width, 2 * x);
        }
        return small;
    }

    private static void filterRows(float[] image, int plane, int height, int width, int y, float[] rows, int to) {
        int a = plane + mirror(y - 2, height) * width, b = plane + mirror(y - 1, height) * width;
        int d = plane + mirror(y + 1, height) * width, e = plane + mirror(y + 2, height) * width;
        int m = plane + y * width;
        for (int x = 0; x < width; x++)
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

    private static float[] enlarge(float[] small, int channels, int height, int width) {
        float[] rows = new float[2 * height * width];
        float[] large = new float[channels * 4 * height * width];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) enlargeRow(small, c * height * width, height, width, y, rows);
            for (int y = 0; y < 2 * height; y++)
                widenRow(rows, y * width, width, large, (c * 2 * height + y) * 2 * width);
        }
        return large;
    }

    /** On a sample the filter meets the weights 1, 6, 1 and between two of them 4 and 4, each over 8. */
    private static void enlargeRow(float[] small, int plane, int height, int width, int y, float[] rows) {
        int before = plane + Math.abs(y - 1) * width, here = plane + y * width;
        int after = plane + Math.min(y + 1, height - 1) * width;
        for (int x = 0; x < width; x++) {
            rows[2 * y * width + x] = (small[before + x] + 6 * small[here + x] + small[after + x]) * (1 / 8f);
            rows[(2 * y + 1) * width + x] = (small[here + x] + small[after + x]) * (1 / 2f);
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
