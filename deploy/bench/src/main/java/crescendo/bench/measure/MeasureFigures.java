package crescendo.bench.measure;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.Arrays;
import java.util.Map;

/**
 * From a checkpoint's event to its last metric, in seconds.
 *
 * @param checkpoints that count
 * @param first the one before, which reads the reals and computes of them what is kept
 * @param p95 of the checkpoints, the smallest that 95 % do not pass
 * @param parts mean seconds a checkpoint of what the service did, by its name; {@code other} is all between
 */
record MeasureFigures(
        int checkpoints, double first, double median, double p95, double largest, Map<String, Double> parts) {
    static MeasureFigures of(double first, double[] seconds, Map<String, Double> parts) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new MeasureFigures(
                sorted.length,
                Figure.rounded(first),
                Figure.rounded(Figure.median(sorted)),
                Figure.rounded(sorted[(int) Math.ceil(0.95 * sorted.length) - 1]),
                Figure.rounded(sorted[sorted.length - 1]),
                parts);
    }

    Table table() {
        Table table = new Table("event to last metric", "seconds");
        table.row("first", Figure.of(first));
        table.row("median of " + checkpoints, Figure.of(median));
        table.row("p95", Figure.of(p95));
        table.row("largest", Figure.of(largest));
        parts.forEach((part, mean) -> table.row("  " + part + ", mean", Figure.of(mean)));
        return table;
    }
}
