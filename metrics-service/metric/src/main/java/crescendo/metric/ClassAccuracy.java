package crescendo.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many samples a classifier takes for the class that they were asked to be of.
 *
 * <p>The accuracy of a model with labels as BigGAN is judged (Brock et al. 2019; Odena et al. 2017, section 4.1): the share of samples whose likeliest
 * class is their label. Higher is better; values of different classifiers or counts never compare. It says nothing of
 * variety: one perfect image a class scores 1.
 *
 * @param value in [0, 1]
 * @param byClass the same of each class's samples alone; empty where a class has none
 */
public record ClassAccuracy(double value, List<OptionalDouble> byClass) {
    public ClassAccuracy {
        byClass = List.copyOf(byClass);
    }

    /**
     * @param labels one a row, at least 0
     * @throws MetricUndefined where a row is no distribution, and where a label is none of the classifier's classes
     */
    public static ClassAccuracy of(ClassProbabilities probabilities, int[] labels) throws MetricUndefined {
        if (labels.length != probabilities.count())
            throw new IllegalArgumentException(
                    "labels must be " + probabilities.count() + " as the rows, not " + labels.length);
        probabilities.sound();
        int[] asked = new int[probabilities.classes()];
        int[] met = new int[asked.length];
        for (int i = 0; i < labels.length; i++) {
            int label = known(labels[i], i, asked.length);
            asked[label]++;
            if (probabilities.likeliest(i) == label) met[label]++;
        }
        long all = 0;
        List<OptionalDouble> byClass = new ArrayList<>();
        for (int k = 0; k < asked.length; k++) {
            all += met[k];
            byClass.add(asked[k] == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) met[k] / asked[k]));
        }
        return new ClassAccuracy((double) all / labels.length, byClass);
    }

    private static int known(int label, int image, int classes) throws MetricUndefined {
        if (label < 0)
            throw new IllegalArgumentException("labels must be at least 0, not " + label + " as of image " + image);
        if (label >= classes)
            throw new MetricUndefined("image " + image + " is of class " + label
                    + "; the classifier knows classes 0 to " + (classes - 1) + " only");
        return label;
    }
}
