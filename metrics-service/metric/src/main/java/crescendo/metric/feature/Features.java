package crescendo.metric.feature;

import crescendo.metric.MetricUndefined;
import java.util.Arrays;

/**
 * What an extractor sees in each image of a set.
 *
 * @param values {@code [image][feature]}, row-major; not copied
 * @param count images, at least 1
 * @param size features of an image, at least 1
 */
public record Features(float[] values, int count, int size) {
    public Features {
        if (count < 1) throw new IllegalArgumentException("count must be at least 1, not " + count);
        if (size < 1) throw new IllegalArgumentException("size must be at least 1, not " + size);
        if (values.length != (long) count * size)
            throw new IllegalArgumentException(
                    "values must hold " + (long) count * size + " numbers, not " + values.length);
    }

    /** Some rows of the set, copied. */
    public Features rows(int from, int to) {
        return new Features(Arrays.copyOfRange(values, from * size, to * size), to - from, size);
    }

    /** The named rows, copied. */
    public Features rows(int[] chosen) {
        float[] some = new float[chosen.length * size];
        for (int i = 0; i < chosen.length; i++) System.arraycopy(values, chosen[i] * size, some, i * size, size);
        return new Features(some, chosen.length, size);
    }

    /** The mean of each feature, summed in double. */
    public double[] mean() {
        double[] mean = new double[size];
        for (int i = 0; i < count; i++) for (int k = 0; k < size; k++) mean[k] += values[i * size + k];
        for (int k = 0; k < size; k++) mean[k] /= count;
        return mean;
    }

    /**
     * @param name of the set, for the reason
     * @throws MetricUndefined where a feature is NaN or infinite
     */
    Features sound(String name) throws MetricUndefined {
        for (int i = 0; i < values.length; i++)
            if (!Float.isFinite(values[i]))
                throw new MetricUndefined("the extractor gives " + values[i] + " as feature " + i % size + " of image "
                        + i / size + " of the " + name);
        return this;
    }

    void requireComparable(Features other) {
        if (size != other.size)
            throw new IllegalArgumentException(
                    "features of one extractor compare: " + size + " an image and " + other.size + " are not");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Features that && size == that.size && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return count + " images of " + size + " features";
    }
}
