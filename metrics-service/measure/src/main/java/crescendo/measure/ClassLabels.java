package crescendo.measure;

import crescendo.metric.MetricUndefined;
import java.util.Arrays;
import java.util.List;

/**
 * The classes of some images.
 *
 * @param names of the classes, by their numbers
 * @param labels one an image, each an index into {@code names}; not copied
 */
public record ClassLabels(List<String> names, int[] labels) {
    public ClassLabels {
        names = List.copyOf(names);
    }

    /** Those of the first images. */
    public ClassLabels first(int count) {
        return new ClassLabels(names, Arrays.copyOf(labels, count));
    }

    /**
     * The same classes by the numbers that others give them.
     *
     * @param whose the others, for the reason
     * @throws MetricUndefined where they do not know one of the names
     */
    public int[] numberedAs(String whose, List<String> others) throws MetricUndefined {
        int[] numbers = new int[names.size()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = others.indexOf(names.get(k));
            if (numbers[k] < 0)
                throw new MetricUndefined("the class " + names.get(k) + " is none of " + whose + ", which are "
                        + String.join(", ", others));
        }
        return Arrays.stream(labels).map(label -> numbers[label]).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassLabels that && names.equals(that.names) && Arrays.equals(labels, that.labels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return labels.length + " images of " + names;
    }
}
