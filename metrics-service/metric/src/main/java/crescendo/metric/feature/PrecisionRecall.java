package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.Arrays;

/**
 * Improved precision and recall.
 *
 * <p>Kynkäänniemi et al. 2019: precision is the share of fakes within the reals' {@link Neighbourhoods}, recall the share of
 * reals within the fakes'. Both in [0, 1], higher is better; they depend on the counts and on k.
 */
public record PrecisionRecall(double precision, double recall) {
    /** Neighbours, as in the paper. */
    public static final int NEIGHBOURS = 3;

    /** @throws MetricUndefined where a set has no k-th neighbour, and where a feature is not finite */
    public static PrecisionRecall between(Features reals, Features fakes, int k, Workers workers)
            throws MetricUndefined {
        return between(
                Neighbourhoods.of("reals", reals, k, workers), Neighbourhoods.of("fakes", fakes, k, workers), workers);
    }

    /** From neighbourhoods that are known already. */
    public static PrecisionRecall between(Neighbourhoods reals, Neighbourhoods fakes, Workers workers) {
        return new PrecisionRecall(
                shareWithin(reals, fakes.centres(), workers), shareWithin(fakes, reals.centres(), workers));
    }

    private static double shareWithin(Neighbourhoods balls, Features points, Workers workers) {
        int[] around = balls.ballsAround(points, new boolean[balls.centres().count()], workers);
        return (double) Arrays.stream(around).filter(count -> count > 0).count() / around.length;
    }
}
