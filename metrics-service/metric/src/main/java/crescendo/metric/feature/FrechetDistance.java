package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.linear.Symmetric;

/**
 * Fréchet distance between two sets of features, each taken for a Gaussian: with Inception-v3's features the FID.
 *
 * <p>Heusel et al. 2017: ‖μ₁ − μ₂‖² + tr(C₁ + C₂ − 2 (C₁C₂)^½), with covariances over N − 1 as there. The root's trace is
 * that of (C₁^½ C₂ C₁^½)^½, which is symmetric and has the same eigenvalues, so nothing turns complex and nothing needs to be
 * added to a diagonal. Lower is better, 0 for equal moments; values of different counts or extractors never compare.
 *
 * @param value at least 0
 * @param singular whether a covariance lacks full rank, since there were no more images than features
 */
public record FrechetDistance(double value, boolean singular) {
    /** @throws MetricUndefined for fewer than two images of a kind, and where a feature is not finite */
    public static FrechetDistance between(Features reals, Features fakes, Workers workers) throws MetricUndefined {
        reals.requireComparable(fakes);
        return between(FeatureMoments.of("reals", reals, workers), FeatureMoments.of("fakes", fakes, workers));
    }

    /** @param fakes of the same extractor's features as {@code reals} */
    public static FrechetDistance between(FeatureMoments reals, FeatureMoments fakes) {
        double apart = 0;
        for (int k = 0; k < reals.mean().length; k++) {
            double difference = reals.mean()[k] - fakes.mean()[k];
            apart += difference * difference;
        }
        double traces = reals.covariance().trace() + fakes.covariance().trace();
        double value = apart + traces - 2 * traceOfRoot(reals.covariance(), fakes.covariance());
        return new FrechetDistance(Math.max(0, value), reals.singular() || fakes.singular());
    }

    private static double traceOfRoot(Symmetric a, Symmetric b) {
        double trace = 0;
        for (double eigenvalue : a.squareRoot().around(b).eigenvalues()) trace += Math.sqrt(Math.max(0, eigenvalue));
        return trace;
    }
}
