package crescendo.bench.threads;

import crescendo.bench.Figure;
import crescendo.bench.threads.Share.Met;
import crescendo.cli.screen.Table;
import java.util.Comparator;
import java.util.List;

/**
 * A row: one way of giving cores to runs.
 *
 * @param images       of a run
 * @param perSecond    images of all runs together
 * @param medianMillis of one run
 */
record ThreadFigures(int images, int runs, int threads, boolean spinning, double perSecond, double medianMillis) {
    /** The round with the median of the images a second. */
    static ThreadFigures of(int images, Share share, List<Met> rounds) {
        Met median = rounds.stream()
                .sorted(Comparator.comparingDouble(Met::perSecond))
                .skip((rounds.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
        return new ThreadFigures(
                images,
                share.runs(),
                share.threads(),
                share.spinning(),
                Figure.rounded(median.perSecond()),
                Figure.rounded(median.medianMillis()));
    }

    static Table table(List<ThreadFigures> rows) {
        Table table = new Table("images a run", "runs at once", "threads of each", "spinning", "images/s", "ms/run");
        rows.forEach(row -> table.row(
                row.images,
                row.runs,
                row.threads,
                row.spinning ? "yes" : "no",
                Figure.of(row.perSecond),
                Figure.of(row.medianMillis)));
        return table;
    }
}
