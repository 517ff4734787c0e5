package crescendo.bench.metric;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;

/**
 * A row: what one metric took, once its inputs were in memory.
 *
 * @param count images of each kind
 * @param cpuSeconds of all threads of the process, the compiler's and the collector's among them
 * @param peakRssMiB of the process, inputs and native libraries included
 */
record MetricFigures(String what, int count, int threads, double seconds, double cpuSeconds, long peakRssMiB) {
    static Table table(List<MetricFigures> rows) {
        Table table = new Table("metric", "images each", "threads", "s", "CPU s", "peak MiB");
        rows.forEach(row -> table.row(
                row.what, row.count, row.threads, Figure.of(row.seconds), Figure.of(row.cpuSeconds), row.peakRssMiB));
        return table;
    }
}
