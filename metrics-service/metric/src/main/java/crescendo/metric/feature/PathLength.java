package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import java.util.Arrays;

/**
 * Perceptual path length in feature space: how much a small step between latents changes the image.
 *
 * <p>Karras et al. 2019, section 4.1, with the squared Euclidean distance of an extractor's features in the place of LPIPS, so it
 * never compares with values that are made with LPIPS, nor across extractors. Each step's squared distance over ε²; those below
 * the 1st and above the 99th percentile are left out, as in the paper's code (the lower and the higher order statistic); the mean of
 * the others. Lower is smoother.
 *
 * @param value mean over the steps that are kept, at least 0
 * @param deviation over them, the population's
 * @param kept steps that count
 */
public record PathLength(double value, double deviation, int kept) {
    /** The step, as in the paper. */
    public static final double EPSILON = 1e-4;

    private static final double LOWEST = 0.01;
    private static final double HIGHEST = 0.99;

    /**
     * @param from features of images made at latents; made without rounding to whole pixel values, which would swallow a step
     * @param to features of the images one step on, row by row
     * @param epsilon the step's share of the whole path between two latents, above 0
     * @throws MetricUndefined where a feature is not finite
     */
    public static PathLength of(Features from, Features to, double epsilon) throws MetricUndefined {
        from.requireComparable(to);
        if (from.count() != to.count())
            throw new IllegalArgumentException(
                    "each start has one end: " + from.count() + " and " + to.count() + " do not pair");
        if (!(epsilon > 0) || Double.isInfinite(epsilon))
            throw new IllegalArgumentException("epsilon must be above 0, not " + epsilon);
        double[] lengths = lengths(from.sound("starts"), to.sound("ends"), epsilon);
        Arrays.sort(lengths);
        double low = lengths[(int) Math.floor(LOWEST * (lengths.length - 1))];
        double high = lengths[(int) Math.ceil(HIGHEST * (lengths.length - 1))];
        double[] kept = Arrays.stream(lengths)
                .filter(length -> low <= length && length <= high)
                .toArray();
        double mean = Arrays.stream(kept).average().orElseThrow();
        double squares = Arrays.stream(kept)
                .map(length -> (length - mean) * (length - mean))
                .sum();
        return new PathLength(mean, Math.sqrt(squares / kept.length), kept.length);
    }

    private static double[] lengths(Features from, Features to, double epsilon) {
        double[] lengths = new double[from.count()];
        for (int i = 0; i < from.values().length; i++) {
            double apart = ((double) to.values()[i] - from.values()[i]) / epsilon;
            lengths[i / from.size()] += apart * apart;
        }
        return lengths;
    }
}
