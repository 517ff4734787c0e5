package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * The real images that a few samples come nearest to, to see whether the model copies.
 *
 * <p>As BigGAN's figure of nearest neighbours (Brock et al. 2019), by the cosine of the angle between features, as they are. The value
 * is the largest cosine of all: 1 says that a sample looks to the extractor like a real image. It depends on which samples and how
 * many reals there were.
 *
 * @param value in [−1, 1]
 * @param ofSamples for each sample its nearest reals, the nearest first; of equals the first real
 */
public record NearestNeighbours(double value, List<List<Neighbour>> ofSamples) {
    /** Samples that are shown. */
    public static final int SAMPLES = 16;
    /** Reals shown beside each. */
    public static final int NEIGHBOURS = 4;

    public NearestNeighbours {
        ofSamples = ofSamples.stream().map(List::copyOf).toList();
    }

    /**
     * @param real index in the set
     * @param similarity cosine of the angle between both images' features
     */
    public record Neighbour(int real, double similarity) {}

    /**
     * @param samples those to look at: the first {@link #SAMPLES} of what a model makes, for one
     * @param k neighbours of each
     * @throws MetricUndefined for fewer than {@code k} reals, and where features are not finite or all zero
     */
    public static NearestNeighbours of(Features reals, Features samples, int k, Workers workers)
            throws MetricUndefined {
        reals.requireComparable(samples);
        if (k < 1) throw new IllegalArgumentException("k must be at least 1, not " + k);
        if (reals.count() < k)
            throw new MetricUndefined(k + " nearest reals take at least as many; there are " + reals.count());
        double[] ofReals = lengths("reals", reals);
        double[] ofSamples = lengths("samples", samples);
        Neighbour[][] nearest = new Neighbour[samples.count()][];
        workers.share(samples.count(), 1, (from, to) -> {
            for (int i = from; i < to; i++) nearest[i] = nearest(reals, ofReals, samples, i, ofSamples[i], k);
        });
        return new NearestNeighbours(
                Arrays.stream(nearest)
                        .mapToDouble(row -> row[0].similarity)
                        .max()
                        .orElseThrow(),
                Arrays.stream(nearest).map(List::of).toList());
    }

    private static Neighbour[] nearest(
            Features reals, double[] lengths, Features samples, int sample, double length, int k) {
        Neighbour[] nearest = new Neighbour[k];
        Arrays.fill(nearest, new Neighbour(-1, Double.NEGATIVE_INFINITY));
        for (int j = 0; j < reals.count(); j++) {
            double cosine = product(samples, sample, reals, j) / (length * lengths[j]);
            int at = k - 1;
            if (!(cosine > nearest[at].similarity)) continue;
            while (at > 0 && cosine > nearest[at - 1].similarity) nearest[at] = nearest[--at];
            nearest[at] = new Neighbour(j, Math.max(-1, Math.min(1, cosine)));
        }
        return nearest;
    }

    private static double product(Features a, int i, Features b, int j) {
        double sum = 0;
        for (int k = 0; k < a.size(); k++) sum += (double) a.values()[i * a.size() + k] * b.values()[j * b.size() + k];
        return sum;
    }

    private static double[] lengths(String name, Features of) throws MetricUndefined {
        of.sound(name);
        double[] lengths = new double[of.count()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.sqrt(product(of, i, of, i));
            if (lengths[i] == 0)
                throw new MetricUndefined(
                        "all features of image " + i + " of the " + name + " are zero: it has no direction to compare");
        }
        return lengths;
    }
}
