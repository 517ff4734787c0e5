package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.linear.Blas;
import java.util.SplittableRandom;

/**
 * Kernel distance between two sets of features: with Inception-v3's features the KID.
 *
 * <p>Bińkowski et al. 2018: the squared maximum mean discrepancy under the kernel (x·y / d + 1)³, unbiased, over subsets drawn
 * without replacement; mean and the population's deviation over the subsets. Lower is better; equal distributions lie around
 * 0, on either side of it.
 *
 * @param mean over the subsets
 * @param deviation over the subsets, the population's (N, not N−1)
 * @param subsetSize images of each kind in a subset
 */
public record KernelDistance(double mean, double deviation, int subsetSize) {
    public static final int SUBSETS = 100;
    public static final int SUBSET_SIZE = 1000;

    /**
     * @param seed chooses the subsets
     * @throws MetricUndefined for fewer than two images of a kind, and where a feature is not finite
     */
    public static KernelDistance between(Features reals, Features fakes, long seed, Workers workers)
            throws MetricUndefined {
        reals.requireComparable(fakes);
        reals.sound("reals");
        fakes.sound("fakes");
        int size = Math.min(SUBSET_SIZE, Math.min(reals.count(), fakes.count()));
        if (size < 2) throw new MetricUndefined("the unbiased estimate takes at least 2 images of each kind");
        double[] distances = new double[SUBSETS];
        workers.share(SUBSETS, 1, (from, to) -> {
            for (int s = from; s < to; s++) {
                SplittableRandom random = new SplittableRandom(seed * SUBSETS + s);
                distances[s] = discrepancy(
                        reals.rows(chosen(reals.count(), size, random)),
                        fakes.rows(chosen(fakes.count(), size, random)));
            }
        });
        double mean = 0;
        for (double distance : distances) mean += distance / SUBSETS;
        double squares = 0;
        for (double distance : distances) squares += (distance - mean) * (distance - mean);
        return new KernelDistance(mean, Math.sqrt(squares / SUBSETS), size);
    }

    /** The unbiased estimate on all of two equally large sets. */
    static double discrepancy(Features x, Features y) {
        double n = x.count();
        double[] ofX = widened(x);
        double[] ofY = widened(y);
        double within = kernelSum(ofX, ofX, x.count(), x.size(), true) + kernelSum(ofY, ofY, x.count(), x.size(), true);
        return within / (n * (n - 1)) - 2 * kernelSum(ofX, ofY, x.count(), x.size(), false) / (n * n);
    }

    private static double kernelSum(double[] a, double[] b, int count, int size, boolean withoutSelf) {
        double[] products = new double[count * count];
        Blas.innerProducts(a, count, b, count, size, products);
        double sum = 0;
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++) {
                double base = products[i * count + j] / size + 1;
                if (i != j || !withoutSelf) sum += base * base * base;
            }
        return sum;
    }

    private static double[] widened(Features features) {
        double[] wide = new double[features.values().length];
        for (int i = 0; i < wide.length; i++) wide[i] = features.values()[i];
        return wide;
    }

    /** The first numbers of a random order. */
    private static int[] chosen(int of, int size, SplittableRandom random) {
        int[] order = new int[of];
        for (int i = 0; i < of; i++) order[i] = i;
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            int other = i + random.nextInt(of - i);
            chosen[i] = order[other];
            order[other] = order[i];
        }
        return chosen;
    }
}
