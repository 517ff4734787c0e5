package crescendo.trainer.model.objective;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Losses of plain numbers, so that objectives are tested by hand-made examples. */
final class NumberScores implements Scores<double[]> {
    @Override
    public double[] add(double[] a, double[] b) {
        return pairs(a, b, Double::sum);
    }

    @Override
    public double[] subtract(double[] a, double[] b) {
        return pairs(a, b, (left, right) -> left - right);
    }

    @Override
    public double[] times(double[] a, double factor) {
        return each(a, value -> value * factor);
    }

    @Override
    public double[] plus(double[] a, double summand) {
        return each(a, value -> value + summand);
    }

    @Override
    public double[] softplus(double[] x) {
        return each(x, value -> Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value))));
    }

    @Override
    public double[] positive(double[] x) {
        return each(x, value -> Math.max(value, 0));
    }

    @Override
    public double[] square(double[] x) {
        return each(x, value -> value * value);
    }

    @Override
    public double[] mean(double[] x) {
        return new double[] {Arrays.stream(x).average().orElseThrow()};
    }

    private static double[] each(double[] x, DoubleUnaryOperator change) {
        return Arrays.stream(x).map(change).toArray();
    }

    private static double[] pairs(double[] a, double[] b, DoubleBinaryOperator join) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) result[i] = join.applyAsDouble(a[i], b[b.length == 1 ? 0 : i]);
        return result;
    }
}
