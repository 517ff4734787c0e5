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
        return region(images, image, level, Region.whole(images.height() >> level, images.width() >> level));
    }

    /**
     * A part of one level of one image: the very numbers of {@link #level}, from no more pixels than they depend on.
     *
     * @return {@code [channel][y][x]} of the region
     */
    static float[] region(Images images, int image, int level, Region where) {
        int height = images.height() >> level;
        int width = images.width() >> level;
        if (Math.min(height, width) < 2 * COARSEST) return gaussian(images, image, level, where);
        Region below = where.coarser(height / 2, width / 2);
        Region around = below.finer(height, width);
        float[] gaussian = gaussian(images, image, level, around);
        float[] coarse = Filter.shrink(gaussian, around, height, width, below, images.channels());
        float[] lost = Filter.enlarge(coarse, below, height / 2, width / 2, where, images.channels());
        subtractFrom(gaussian, around, lost, where, images.channels());
        return lost;
    }

    private static float[] gaussian(Images images, int image, int level, Region where) {
        if (level == 0) return pixels(images, image, where);
        int height = images.height() >> (level - 1);
        int width = images.width() >> (level - 1);
        Region from = where.finer(height, width);
        return Filter.shrink(gaussian(images, image, level - 1, from), from, height, width, where, images.channels());
    }

    private static float[] pixels(Images images, int image, Region where) {
        byte[] pixels = images.pixels();
        int channels = images.channels();
        float[] planes = new float[channels * where.area()];
        for (int y = 0; y < where.height(); y++) {
            int from = image * images.valuesPerImage() + ((where.top() + y) * images.width() + where.left()) * channels;
            for (int c = 0; c < channels; c++) {
                int to = c * where.area() + y * where.width();
                for (int x = 0; x < where.width(); x++) planes[to + x] = pixels[from + x * channels + c] & 0xff;
            }
        }
        return planes;
    }

    /** {@code part = whole − part}, where the part lies in the whole. */
    private static void subtractFrom(float[] whole, Region around, float[] part, Region where, int channels) {
        for (int c = 0; c < channels; c++)
            for (int y = 0; y < where.height(); y++) {
                int from = c * around.area() + (where.top() - around.top() + y) * around.width();
                int to = c * where.area() + y * where.width();
                for (int x = 0; x < where.width(); x++)
                    part[to + x] = whole[from + where.left() - around.left() + x] - part[to + x];
            }
    }
}
