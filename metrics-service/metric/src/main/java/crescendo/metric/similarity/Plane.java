package crescendo.metric.similarity;

import crescendo.contracts.image.Bicubic;
import java.util.Arrays;

/**
 * One channel of an image.
 *
 * @param values {@code [y][x]}, row-major; not copied
 */
public record Plane(double[] values, int height, int width) {
    public Plane {
        if (height < 1 || width < 1)
            throw new IllegalArgumentException("height and width must be at least 1, not " + height + " and " + width);
        if (values.length != (long) height * width)
            throw new IllegalArgumentException(height + "x" + width + " are not " + values.length + " values");
    }

    /** What a pixel of this and one of another make. */
    @FunctionalInterface
    interface Pairing {
        double of(double a, double b);
    }

    Plane with(Plane other, Pairing pairing) {
        requireLike(other);
        double[] made = new double[values.length];
        for (int i = 0; i < made.length; i++) made[i] = pairing.of(values[i], other.values[i]);
        return new Plane(made, height, width);
    }

    public double mean() {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Without a border of so many pixels. */
    public Plane shaved(int border) {
        if (border < 0 || 2 * border >= Math.min(height, width))
            throw new IllegalArgumentException(
                    "a border of " + border + " leaves nothing of " + height + "x" + width + " pixels");
        Plane inner = new Plane(
                new double[(height - 2 * border) * (width - 2 * border)], height - 2 * border, width - 2 * border);
        for (int y = 0; y < inner.height; y++)
            System.arraycopy(values, (y + border) * width + border, inner.values, y * inner.width, inner.width);
        return inner;
    }

    /** Half the height and width, each pixel the mean of 2×2; an odd last row or column is left out. */
    Plane halved() {
        Plane half = new Plane(new double[(height / 2) * (width / 2)], height / 2, width / 2);
        for (int y = 0; y < half.height; y++)
            for (int x = 0; x < half.width; x++) {
                int at = 2 * y * width + 2 * x;
                half.values[y * half.width + x] =
                        (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
            }
        return half;
    }

    /** Filtered each way by the same weights, where they fit whole. */
    Plane filtered(double[] weights) {
        int n = weights.length;
        Plane rows = new Plane(new double[height * (width - n + 1)], height, width - n + 1);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < rows.width; x++) {
                double sum = 0;
                for (int k = 0; k < n; k++) sum += weights[k] * values[y * width + x + k];
                rows.values[y * rows.width + x] = sum;
            }
        Plane both = new Plane(new double[(height - n + 1) * rows.width], height - n + 1, rows.width);
        for (int k = 0; k < n; k++)
            for (int i = 0; i < both.values.length; i++) both.values[i] += weights[k] * rows.values[i + k * rows.width];
        return both;
    }

    /** Resized by {@link Bicubic}; the values are not rounded. */
    public Plane resized(int toHeight, int toWidth) {
        return new Plane(Bicubic.resized(values, height, width, 1, toHeight, toWidth), toHeight, toWidth);
    }

    void requireLike(Plane other) {
        if (height != other.height || width != other.width)
            throw new IllegalArgumentException("images must be of one size: " + height + "x" + width + " and "
                    + other.height + "x" + other.width + " are not");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plane that && width == that.width && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return height + "x" + width;
    }
}
