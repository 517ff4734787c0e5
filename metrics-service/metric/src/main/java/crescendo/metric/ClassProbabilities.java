package crescendo.metric;

import java.util.Arrays;
import java.util.List;

/**
 * What a classifier says of a set of images: a row each, non-negative, summing to one.
 *
 * @param rows {@code [image][class]}; at least one image and two classes
 */
public record ClassProbabilities(double[][] rows) {
    private static final double TOLERANCE = 1e-3;

    public ClassProbabilities {
        if (rows.length == 0) throw new IllegalArgumentException("rows must not be empty");
        if (rows[0].length < 2) throw new IllegalArgumentException("classes must be at least 2, not " + rows[0].length);
        for (double[] row : rows)
            if (row.length != rows[0].length)
                throw new IllegalArgumentException(
                        "every row must hold " + rows[0].length + " classes, not " + row.length);
    }

    /** Rows made of logits, shifted by their largest so that none overflows. */
    public static ClassProbabilities ofLogits(float[][] logits) {
        double[][] rows = new double[logits.length][];
        for (int i = 0; i < logits.length; i++) rows[i] = softmax(logits[i]);
        return new ClassProbabilities(rows);
    }

    /** The same, of rows in one array. @param logits {@code [image][class]}, row-major */
    public static ClassProbabilities ofLogits(float[] logits, int classes) {
        float[][] rows = new float[logits.length / classes][];
        for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(logits, i * classes, (i + 1) * classes);
        return ofLogits(rows);
    }

    /** Those of the first images. */
    public ClassProbabilities first(int count) {
        return new ClassProbabilities(Arrays.copyOf(rows, count));
    }

    /** How many images. */
    public int count() {
        return rows.length;
    }

    /** How many classes. */
    public int classes() {
        return rows[0].length;
    }

    /** The likeliest class of an image; the first of equals. */
    public int likeliest(int image) {
        int best = 0;
        for (int k = 1; k < classes(); k++) if (rows[image][k] > rows[image][best]) best = k;
        return best;
    }

    /** The share of the images whose likeliest class is each; they sum to 1. */
    public List<Double> shares() {
        int[] counts = new int[classes()];
        for (int i = 0; i < count(); i++) counts[likeliest(i)]++;
        return Arrays.stream(counts).mapToObj(count -> (double) count / count()).toList();
    }

    /** Refuses rows that are no distribution. */
    ClassProbabilities sound() throws MetricUndefined {
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (double p : rows[i]) sum += p >= 0 ? p : Double.NaN;
            if (!(Math.abs(sum - 1) <= TOLERANCE))
                throw new MetricUndefined(
                        "the classifier's probabilities of image " + i + " sum to " + sum + ", not 1");
        }
        return this;
    }

    private static double[] softmax(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) largest = Math.max(largest, logit);
        double[] row = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < row.length; k++) sum += row[k] = Math.exp(logits[k] - largest);
        for (int k = 0; k < row.length; k++) row[k] /= sum;
        return row;
    }
}
