package crescendo.bench.kernel;

import crescendo.bench.Figure;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What a kernel takes.
 *
 * @param errorMillis half of the interval that holds the mean at 99.9 %; nothing where there are too few samples
 */
record KernelFigures(String kernel, double millis, Double errorMillis, long samples) {
    static KernelFigures of(RunResult run) {
        Result<?> result = run.getPrimaryResult();
        double error = result.getScoreError();
        return new KernelFigures(
                result.getLabel(),
                round(result.getScore()),
                Double.isNaN(error) ? null : round(error),
                result.getSampleCount());
    }

    /** Microseconds matter here, and less. */
    private static double round(double millis) {
        return Math.round(millis * 1e6) / 1e6;
    }

    String shownMillis() {
        return Figure.of(millis);
    }

    String shownError() {
        return errorMillis == null ? "–" : Figure.of(errorMillis);
    }
}
