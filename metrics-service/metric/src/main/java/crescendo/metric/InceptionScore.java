package crescendo.metric;

import java.util.List;

/**
 * Inception score: how sure a classifier is of each image, and how evenly it finds its classes.
 *
 * <p>Salimans et al. 2016: exp of the mean KL(p(y|x) ‖ p(y)), over 10 splits in the images' order. Higher is better,
 * from 1 to the number of classes; scores of different classifiers or counts never compare.
 *
 * @param mean mean over the splits
 * @param deviation deviation over the splits, the population's (N, not N−1)
 * @param shares share of the images whose likeliest class is each; they sum to 1
 */
public record InceptionScore(double mean, double deviation, List<Double> shares) {
    public static final int SPLITS = 10;

    public InceptionScore {
        shares = List.copyOf(shares);
    }

    /**
     * @param probabilities at least {@link #SPLITS} rows; the rows past the last whole split widen the splits evenly
     * @throws MetricUndefined where there are fewer images than splits, or a row is no distribution (NaN among them)
     */
    public static InceptionScore of(ClassProbabilities probabilities) throws MetricUndefined {
        int count = probabilities.sound().count();
        if (count < SPLITS) throw new MetricUndefined(count + " images cannot be split in " + SPLITS);
        double[] scores = new double[SPLITS];
        for (int s = 0; s < SPLITS; s++) scores[s] = score(probabilities.rows(), bound(s, count), bound(s + 1, count));
        double mean = 0;
        for (double score : scores) mean += score / SPLITS;
        double squares = 0;
        for (double score : scores) squares += (score - mean) * (score - mean);
        return new InceptionScore(mean, Math.sqrt(squares / SPLITS), probabilities.shares());
    }

    private static int bound(int split, int count) {
        return (int) ((long) split * count / SPLITS);
    }

    private static double score(double[][] rows, int from, int to) {
        double[] marginal = new double[rows[0].length];
        for (int i = from; i < to; i++)
            for (int k = 0; k < marginal.length; k++) marginal[k] += rows[i][k] / (to - from);
        double divergence = 0;
        for (int i = from; i < to; i++)
            for (int k = 0; k < marginal.length; k++)
                if (rows[i][k] > 0) divergence += rows[i][k] * Math.log(rows[i][k] / marginal[k]);
        return Math.exp(divergence / (to - from));
    }
}
