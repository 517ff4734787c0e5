package crescendo.metric;

import crescendo.metric.linear.Blas;
import crescendo.metric.linear.Space;
import crescendo.metric.sliced.Directions;
import crescendo.metric.sliced.LaplacianPyramid;
import crescendo.metric.sliced.Patches;
import crescendo.metric.sliced.SlicedDistance;
import java.util.ArrayList;
import java.util.List;

/**
 * Sliced Wasserstein distance between the Laplacian pyramids of two image sets.
 *
 * <p>Karras et al. 2018, section 5 and appendix A: 128 patches of 7×7 an image and level at uniform positions, each
 * channel of each set brought to mean 0 and deviation 1 (the population's), 4 × 128 random directions. Lower is better;
 * values of different sample counts, or of grey and RGB images, never compare. Two halves of one real set are not zero
 * apart, and the seed alone moves a value by some percent.
 *
 * @param levels distance ×10³ a level, finest (the images' own size) first; of square images 16² is last
 */
public record SlicedWasserstein(List<Double> levels) {
    public static final int PATCHES_PER_IMAGE = 128;
    public static final int DIRECTIONS = 4 * 128;

    private static final long REALS = 1;
    private static final long FAKES = 2;
    private static final long SLICES = 3;

    public SlicedWasserstein {
        if (levels.isEmpty()) throw new IllegalArgumentException("levels must not be empty");
        levels = List.copyOf(levels);
    }

    /** Mean over the levels, ×10³: their plain sum in their order over their number, so that who has the parts has the same bits. */
    public double mean() {
        double sum = 0;
        for (double level : levels) sum += level;
        return sum / levels.size();
    }

    /**
     * Measures two sets. The value is a function of the images and the seed, however many workers there are.
     *
     * @param reals images whose longer side is a power of two
     * @param fakes as many as {@code reals}, same size and channels
     * @param seed chooses patches and directions
     * @throws MetricUndefined as {@link #requireSize} does, and where a set has no variation at a level
     */
    public static SlicedWasserstein between(Images reals, Images fakes, long seed, Workers workers)
            throws MetricUndefined {
        requireAlike(reals, fakes);
        requireSize(reals.height(), reals.width());
        int count = LaplacianPyramid.levels(reals.height(), reals.width());
        Blas.loadAhead();
        Space space = new Space();
        List<Double> levels = new ArrayList<>();
        for (int level = 0; level < count; level++)
            levels.add(1000 * distance(reals, fakes, level, seed, workers, space));
        return new SlicedWasserstein(levels);
    }

    /**
     * Whether images of a size can have this distance at all.
     *
     * @throws MetricUndefined where a side is below 16, or they cannot be halved down to it
     */
    public static void requireSize(int height, int width) throws MetricUndefined {
        if (levels(height, width) == 0)
            throw new MetricUndefined("images of " + height + "x" + width
                    + " have no level of 16x16: sliced Wasserstein distance begins there");
    }

    private static int levels(int height, int width) throws MetricUndefined {
        try {
            return LaplacianPyramid.levels(height, width);
        } catch (IllegalArgumentException e) {
            throw new MetricUndefined("images of " + height + "x" + width + " have no such pyramid: " + e.getMessage());
        }
    }

    private static double distance(Images reals, Images fakes, int level, long seed, Workers workers, Space space)
            throws MetricUndefined {
        int height = reals.height() >> level;
        int width = reals.width() >> level;
        int size = Math.max(height, width);
        Patches ofReals = Patches.uniform(height, width, PATCHES_PER_IMAGE, seed, stream(REALS, size));
        Patches ofFakes = Patches.uniform(height, width, PATCHES_PER_IMAGE, seed, stream(FAKES, size));
        int dimension = reals.channels() * Patches.SIDE * Patches.SIDE;
        float[][] directions = Directions.uniform(DIRECTIONS, dimension, seed, stream(SLICES, size));
        return new SlicedDistance(reals, ofReals, fakes, ofFakes, level, workers).along(directions, space);
    }

    private static long stream(long purpose, int size) {
        return purpose << 32 | size;
    }

    private static void requireAlike(Images reals, Images fakes) {
        if (reals.count() != fakes.count()
                || reals.height() != fakes.height()
                || reals.width() != fakes.width()
                || reals.channels() != fakes.channels())
            throw new IllegalArgumentException("fakes must be like reals, " + shape(reals) + ", not " + shape(fakes));
    }

    private static String shape(Images images) {
        return images.count() + " images of " + images.height() + "x" + images.width() + "x" + images.channels();
    }
}
