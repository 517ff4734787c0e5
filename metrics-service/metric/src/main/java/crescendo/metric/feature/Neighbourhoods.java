package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.Arrays;

/**
 * A ball around each image of a set that reaches to its k-th nearest neighbour there: together an estimate of where the set's
 * distribution has any mass (Kynkäänniemi et al. 2019, section 2).
 *
 * @param centres the set
 * @param squaredRadii of each ball
 * @param k neighbours, the image itself not counted
 */
public record Neighbourhoods(Features centres, float[] squaredRadii, int k) {
    /**
     * @param name of the set, for the reason
     * @throws MetricUndefined where the set has no k-th neighbour, and where a feature is not finite
     */
    public static Neighbourhoods of(String name, Features set, int k, Workers workers) throws MetricUndefined {
        if (k < 1) throw new IllegalArgumentException("k must be at least 1, not " + k);
        set.sound(name);
        if (set.count() <= k)
            throw new MetricUndefined("the " + k + "th nearest neighbour takes at least " + (k + 1) + " images; the "
                    + name + " are " + set.count());
        float[][] nearest = new float[set.count()][k];
        for (float[] row : nearest) Arrays.fill(row, Float.POSITIVE_INFINITY);
        Distances.of(set, set).visit(workers, (row, first, count, squared, offset) -> {
            for (int j = 0; j < count; j++) if (first + j != row) insert(nearest[row], squared[offset + j]);
        });
        float[] radii = new float[set.count()];
        for (int i = 0; i < radii.length; i++) radii[i] = nearest[i][k - 1];
        return new Neighbourhoods(set, radii, k);
    }

    /** Keeps the k smallest in order. */
    private static void insert(float[] nearest, float distance) {
        int at = nearest.length - 1;
        if (!(distance < nearest[at])) return;
        while (at > 0 && distance < nearest[at - 1]) nearest[at] = nearest[--at];
        nearest[at] = distance;
    }

    /**
     * For each point in how many balls it lies; where {@code fallen} is given, also for each ball whether it holds a point.
     *
     * @param points of the same extractor
     */
    int[] ballsAround(Features points, boolean[] fallen, Workers workers) {
        points.requireComparable(centres);
        int[] balls = new int[points.count()];
        byte[] held = new byte[centres.count()];
        Distances.of(points, centres).visit(workers, (row, first, count, squared, offset) -> {
            for (int j = 0; j < count; j++)
                if (squared[offset + j] <= squaredRadii[first + j]) {
                    balls[row]++;
                    held[first + j] = 1; // several threads may write here, all the same
                }
        });
        for (int i = 0; i < held.length; i++) fallen[i] = held[i] == 1;
        return balls;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Neighbourhoods that
                && k == that.k
                && centres.equals(that.centres)
                && Arrays.equals(squaredRadii, that.squaredRadii);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(squaredRadii);
    }

    @Override
    public String toString() {
        return "balls of " + k + " neighbours around " + centres;
    }
}
