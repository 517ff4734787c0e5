package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Fréchet distance within each class, averaged over the classes: it sees what a model with labels mixes up or lacks in one
 * class, which the distance of all classes together hides.
 *
 * <p>Miyato and Koyama 2018, section 5 (intra FID): the plain mean of each class's {@link FrechetDistance}, whatever the classes'
 * sizes. Lower is better; values of different counts a class or of different extractors never compare. One class at a time is
 * held, however many there are.
 *
 * @param value at least 0
 * @param byClass the distance of each class by its label
 */
public record IntraClassFrechet(double value, SortedMap<Integer, FrechetDistance> byClass) {
    public IntraClassFrechet {
        byClass = Collections.unmodifiableSortedMap(new TreeMap<>(byClass));
    }

    /** Whether a covariance of some class lacks full rank. */
    public boolean singular() {
        return byClass.values().stream().anyMatch(FrechetDistance::singular);
    }

    /**
     * @param ofReals labels, one an image
     * @param ofFakes labels that the fakes were asked to be of
     * @throws MetricUndefined where a class has fewer than two images of a kind, and where a feature is not finite
     */
    public static IntraClassFrechet between(
            Features reals, int[] ofReals, Features fakes, int[] ofFakes, Workers workers) throws MetricUndefined {
        reals.requireComparable(fakes);
        requireOneEach("reals", reals, ofReals);
        requireOneEach("fakes", fakes, ofFakes);
        TreeMap<Integer, FrechetDistance> byClass = new TreeMap<>();
        double sum = 0;
        for (int label : IntStream.concat(IntStream.of(ofReals), IntStream.of(ofFakes))
                .distinct()
                .sorted()
                .toArray()) {
            FrechetDistance distance = FrechetDistance.between(
                    moments("reals", reals, ofReals, label, workers), moments("fakes", fakes, ofFakes, label, workers));
            byClass.put(label, distance);
            sum += distance.value();
        }
        return new IntraClassFrechet(sum / byClass.size(), byClass);
    }

    private static FeatureMoments moments(String name, Features of, int[] labels, int label, Workers workers)
            throws MetricUndefined {
        int[] rows = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .toArray();
        if (rows.length == 0) throw new MetricUndefined("the " + name + " have no image of class " + label);
        return FeatureMoments.of(name + " of class " + label, of.rows(rows), workers);
    }

    private static void requireOneEach(String name, Features of, int[] labels) {
        if (labels.length != of.count())
            throw new IllegalArgumentException(
                    "labels of the " + name + " must be " + of.count() + " as the images, not " + labels.length);
    }
}
