package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.Arrays;

/**
 * Density and coverage.
 *
 * <p>Naeem et al. 2020: density is the mean number of the reals' {@link Neighbourhoods} that a fake lies in, over k; coverage
 * the share of those that hold a fake. Only the reals' balls count, so that outliers among the fakes flatter nothing. Density
 * is at least 0 and may pass 1; coverage lies in [0, 1]; higher is better.
 */
public record DensityCoverage(double density, double coverage) {
    /** Neighbours, as in the paper. */
    public static final int NEIGHBOURS = 5;

    /** @throws MetricUndefined where the reals have no k-th neighbour, and where a feature is not finite */
    public static DensityCoverage between(Features reals, Features fakes, int k, Workers workers)
            throws MetricUndefined {
        reals.requireComparable(fakes);
        return between(Neighbourhoods.of("reals", reals, k, workers), fakes.sound("fakes"), workers);
    }

    /** From the reals' neighbourhoods that are known already. */
    public static DensityCoverage between(Neighbourhoods reals, Features fakes, Workers workers) {
        boolean[] fallen = new boolean[reals.centres().count()];
        int[] balls = reals.ballsAround(fakes, fallen, workers);
        long covered = 0;
        for (boolean each : fallen) if (each) covered++;
        double density = (double) Arrays.stream(balls).asLongStream().sum() / reals.k() / fakes.count();
        return new DensityCoverage(density, (double) covered / fallen.length);
    }
}
