package crescendo.metric;

import java.util.List;

/**
 * How many classes a classifier finds among the samples, and how evenly: collapse at a glance.
 *
 * <p>The protocol of stacked MNIST (Metz et al. 2017, section 3.3.1): a class counts as found where it is the likeliest of at
 * least one sample. Values of different counts or classifiers never compare.
 *
 * @param found from 1 to the number of classes
 * @param entropy of the shares of classes in nats, from 0 to the logarithm of their number
 * @param divergence KL(found shares ‖ even shares) in nats: 0 where every class comes equally often
 */
public record Modes(int found, double entropy, double divergence) {
    /** @throws MetricUndefined where a row is no distribution */
    public static Modes of(ClassProbabilities probabilities) throws MetricUndefined {
        probabilities.sound();
        int[] counts = new int[probabilities.classes()];
        for (int i = 0; i < probabilities.count(); i++) counts[probabilities.likeliest(i)]++;
        List<Double> shares = java.util.Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToObj(count -> (double) count / probabilities.count())
                .toList();
        double entropy = 0;
        for (double share : shares) entropy -= share * Math.log(share);
        return new Modes(shares.size(), entropy, Math.log(counts.length) - entropy);
    }
}
