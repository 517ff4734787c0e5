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
 * many reals there were. A real whose features are all zero has no direction, and is no neighbour.
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

    /** Looks through reals that are never all in memory. */
    public static final class Search {
        private final Features samples;
        private final double[] lengths;
        private final int k;
        private final Neighbour[][] nearest;
        private int seen;
        private int compared;

        /**
         * @param samples those to look at: the first {@link #SAMPLES} of what a model makes, for one
         * @param k neighbours of each
         * @throws MetricUndefined where features of a sample are not finite or all zero
         */
        public Search(Features samples, int k) throws MetricUndefined {
            if (k < 1) throw new IllegalArgumentException("k must be at least 1, not " + k);
            this.samples = samples.sound("samples");
            this.lengths = lengths(samples);
            this.k = k;
            this.nearest = new Neighbour[samples.count()][k];
            for (int i = 0; i < lengths.length; i++)
                if (lengths[i] == 0)
                    throw new MetricUndefined(
                            "all features of image " + i + " of the samples are zero: it has no direction to compare");
            for (Neighbour[] row : nearest) Arrays.fill(row, new Neighbour(-1, Double.NEGATIVE_INFINITY));
        }

        /**
         * Looks at the next reals of the set.
         *
         * @throws MetricUndefined where their features are not finite
         */
        public void look(Features reals, Workers workers) throws MetricUndefined {
            reals.requireComparable(samples);
            reals.sound("reals");
            double[] ofReals = lengths(reals);
            workers.share(samples.count(), 1, (from, to) -> {
                for (int i = from; i < to; i++) look(reals, ofReals, i);
            });
            compared +=
                    (int) Arrays.stream(ofReals).filter(length -> length > 0).count();
            seen += reals.count();
        }

        private void look(Features reals, double[] ofReals, int sample) {
            Neighbour[] row = nearest[sample];
            for (int j = 0; j < reals.count(); j++) {
                if (ofReals[j] == 0) continue;
                double cosine = product(samples, sample, reals, j) / (lengths[sample] * ofReals[j]);
                int at = k - 1;
                if (!(cosine > row[at].similarity)) continue;
                while (at > 0 && cosine > row[at - 1].similarity) row[at] = row[--at];
                row[at] = new Neighbour(seen + j, Math.max(-1, Math.min(1, cosine)));
            }
        }

        /** @throws MetricUndefined where fewer than k reals had a direction */
        public NearestNeighbours found() throws MetricUndefined {
            if (compared < k)
                throw new MetricUndefined(k + " nearest reals take at least as many; there are " + compared);
            return new NearestNeighbours(
                    Arrays.stream(nearest)
                            .mapToDouble(row -> row[0].similarity)
                            .max()
                            .orElseThrow(),
                    Arrays.stream(nearest).map(List::of).toList());
        }
    }

    private static double product(Features a, int i, Features b, int j) {
        double sum = 0;
        for (int k = 0; k < a.size(); k++) sum += (double) a.values()[i * a.size() + k] * b.values()[j * b.size() + k];
        return sum;
    }

    private static double[] lengths(Features of) {
        double[] lengths = new double[of.count()];
        for (int i = 0; i < lengths.length; i++) lengths[i] = Math.sqrt(product(of, i, of, i));
        return lengths;
    }
}
