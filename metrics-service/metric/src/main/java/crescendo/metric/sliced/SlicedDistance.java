package crescendo.metric.sliced;

import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.linear.Space;
import java.util.Arrays;

/**
 * The distance of two image sets at one level, for given patches and directions: the mean, over directions, of the
 * Wasserstein-1 distance of the projected patches. Both sets are normalised each by itself.
 */
public final class SlicedDistance {
    /** Projections held at once, for both sets together, in bytes. */
    private static final long HELD = 256L << 20;
    /** Directions of which products are fastest in multiples. */
    private static final int VECTOR = 16;

    private final PatchSet reals;
    private final PatchSet fakes;
    private final Workers workers;

    /**
     * @param reals as many images of the same size and channels as {@code fakes}
     * @param level 0 is the finest
     * @throws MetricUndefined where a channel of a set has no variation at this level
     */
    public SlicedDistance(Images reals, Patches ofReals, Images fakes, Patches ofFakes, int level, Workers workers)
            throws MetricUndefined {
        this.reals = new PatchSet("reals", reals, level, ofReals, workers);
        this.fakes = new PatchSet("fakes", fakes, level, ofFakes, workers);
        this.workers = workers;
        if (this.reals.patches() != this.fakes.patches())
            throw new IllegalArgumentException("fakes must give as many patches as reals, " + this.reals.patches()
                    + ", not " + this.fakes.patches());
    }

    /**
     * The distance, not scaled.
     *
     * @param directions unit vectors of {@code channels * 49} values, [c][dy][dx]
     */
    public double along(float[][] directions) {
        return along(directions, new Space());
    }

    /** As {@link #along(float[][])}, with projections kept where those of another distance were. */
    public double along(float[][] directions, Space space) {
        int patches = reals.patches();
        int block = block(directions.length, patches);
        int ofReals = reals.times().length;
        int ofFakes = fakes.times().length;
        float[] held = space.floats(Math.multiplyExact(block, ofReals + ofFakes));
        int firstFake = block * ofReals;
        double[] distances = new double[directions.length];
        for (int from = 0; from < directions.length; from += block) {
            int first = from;
            float[][] some = Arrays.copyOfRange(directions, from, Math.min(directions.length, from + block));
            reals.project(some, held, 0);
            fakes.project(some, held, firstFake);
            workers.share(some.length, Math.max(1, some.length / 8), (begin, end) -> {
                LineDistance line = new LineDistance(patches);
                for (int d = begin; d < end; d++)
                    distances[first + d] = line.between(
                            new Projections(held, d * ofReals, reals.times()),
                            new Projections(held, firstFake + d * ofFakes, fakes.times()));
            });
        }
        return Arrays.stream(distances).sum() / directions.length;
    }

    /** How many directions are taken at once: as many as memory holds, in whole vectors where it is more than one. */
    private static int block(int directions, int patches) {
        long held = HELD / (2L * Float.BYTES * patches);
        long whole = held < VECTOR ? held : held / VECTOR * VECTOR;
        return (int) Math.max(1, Math.min(directions, whole));
    }
}
