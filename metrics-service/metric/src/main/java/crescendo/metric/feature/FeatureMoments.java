package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.linear.Scatter;
import crescendo.metric.linear.Symmetric;

/**
 * Mean and covariance of features, in double: all that the Fréchet distance needs of a set, whatever its size.
 *
 * @param count images, at least 2
 * @param mean of each feature
 * @param covariance of the sample, over N − 1
 */
public record FeatureMoments(int count, double[] mean, Symmetric covariance) {
    /** Rows that are widened to double at once. */
    private static final int BLOCK = 1024;

    public FeatureMoments {
        if (mean.length != covariance.size())
            throw new IllegalArgumentException(
                    "mean has " + mean.length + " features, covariance " + covariance.size());
    }

    /**
     * @param name of the set, for the reason
     * @throws MetricUndefined for fewer than two images, and where a feature is not finite
     */
    public static FeatureMoments of(String name, Features features, Workers workers) throws MetricUndefined {
        if (features.count() < 2)
            throw new MetricUndefined("a covariance takes at least 2 images; the " + name + " are 1");
        double[] mean = features.sound(name).mean();
        Scatter scatter = new Scatter(features.size());
        for (int from = 0; from < features.count(); from += BLOCK) {
            int rows = Math.min(BLOCK, features.count() - from);
            scatter.add(centred(features, from, rows, mean), rows, workers);
        }
        return new FeatureMoments(features.count(), mean, scatter.times(1.0 / (features.count() - 1)));
    }

    /** Whether there were too few images for the covariance to have full rank: an estimate that is biased for sure. */
    public boolean singular() {
        return count <= mean.length;
    }

    private static double[] centred(Features features, int from, int rows, double[] mean) {
        int size = features.size();
        double[] centred = new double[rows * size];
        for (int i = 0; i < rows; i++)
            for (int k = 0; k < size; k++) centred[i * size + k] = features.values()[(from + i) * size + k] - mean[k];
        return centred;
    }
}
