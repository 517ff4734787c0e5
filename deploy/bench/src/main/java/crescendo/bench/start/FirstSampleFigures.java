package crescendo.bench.start;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A row: the medians of the starts on one Java, with the archive or without, and the longest of them. */
record FirstSampleFigures(
        int java,
        boolean archive,
        int starts,
        double secondsToSample,
        double longest,
        double processorSeconds,
        long rssMiB) {
    /**
     * One of them.
     *
     * @param processorSeconds of the whole process until then
     */
    record Start(double seconds, double processorSeconds, long rssMiB) {}

    static FirstSampleFigures of(int java, boolean archive, List<Start> starts) {
        return new FirstSampleFigures(
                java,
                archive,
                starts.size(),
                Figure.rounded(median(starts, Start::seconds)),
                Figure.rounded(starts.stream().mapToDouble(Start::seconds).max().orElseThrow()),
                Figure.rounded(median(starts, Start::processorSeconds)),
                Math.round(median(starts, Start::rssMiB)));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Figure.median(starts.stream().mapToDouble(figure).toArray());
    }

    static Table table(List<FirstSampleFigures> rows) {
        Table table = new Table("Java", "archive", "starts", "s to first sample", "longest", "CPU s", "RSS MiB");
        rows.forEach(row -> table.row(
                row.java,
                row.archive ? "yes" : "no",
                row.starts,
                Figure.of(row.secondsToSample),
                Figure.of(row.longest),
                Figure.of(row.processorSeconds),
                row.rssMiB));
        return table;
    }
}
