package crescendo.bench.serve;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.Comparator;
import java.util.List;

/**
 * A row: what one kind of load met.
 *
 * @param askedPerSecond questions that were answered, one way or another
 * @param perSecond    images that were made
 * @param medianMillis from question to answer, of those that were made
 * @param p99Millis    99 in a hundred were made faster
 * @param refused      with 429, at once
 * @param failed       in any other way
 */
record LoadFigures(
        String way,
        double askedPerSecond,
        double perSecond,
        double medianMillis,
        double p99Millis,
        long refused,
        long failed) {
    static Table table(List<LoadFigures> rows) {
        Table table = new Table("load", "asked/s", "images/s", "median ms", "p99 ms", "refused", "failed");
        rows.forEach(row -> table.row(
                row.way,
                Figure.of(row.askedPerSecond),
                Figure.of(row.perSecond),
                Figure.of(row.medianMillis),
                Figure.of(row.p99Millis),
                row.refused,
                row.failed));
        return table;
    }

    /** Of rounds of the same load: the round with the median of the images a second. */
    static LoadFigures median(List<LoadFigures> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(LoadFigures::perSecond))
                .skip((rounds.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
