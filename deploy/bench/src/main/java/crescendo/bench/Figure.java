package crescendo.bench;

import java.util.Arrays;
import java.util.Locale;

/** Measured numbers, as far as their digits mean something. */
public final class Figure {
    private Figure() {}

    /** Three significant digits, all digits of the whole part: 1234, 12.3, 0.123. */
    public static String of(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** For programs: to the thousandth. */
    public static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    public static double median(double... values) {
        double[] sorted = sorted("a median", values);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** From the first quartile to the third, each between the two values that it falls between. */
    public static double spread(double... values) {
        double[] sorted = sorted("a spread", values);
        return quantile(sorted, 0.75) - quantile(sorted, 0.25);
    }

    private static double[] sorted(String figure, double[] values) {
        if (values.length == 0) throw new IllegalArgumentException(figure + " needs at least one value");
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (next - sorted[below]);
    }
}
