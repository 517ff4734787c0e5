package crescendo.bench.rival;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A row: one way to compute a step, beside ours in the same rounds.
 *
 * @param timesAsFast the median over the rounds of our images/s by theirs: above 1 where ours is faster
 */
public record RivalFigures(
        int resolution,
        int threads,
        String way,
        double imagesPerSecond,
        double stepMillis,
        long peakRssMiB,
        double timesAsFast) {
    /** One way in one round. */
    record Seen(double stepMillis, long peakRssMiB) {}

    /** @param ours of the same rounds as {@code theirs} */
    static RivalFigures of(int resolution, int threads, int batch, String way, List<Seen> theirs, List<Seen> ours) {
        double[] ratios = new double[theirs.size()];
        for (int i = 0; i < ratios.length; i++) ratios[i] = theirs.get(i).stepMillis / ours.get(i).stepMillis;
        double millis = median(theirs, Seen::stepMillis);
        return new RivalFigures(
                resolution,
                threads,
                way,
                Figure.rounded(batch / millis * 1000),
                Figure.rounded(millis),
                (long) median(theirs, Seen::peakRssMiB),
                Figure.rounded(Figure.median(ratios)));
    }

    private static double median(List<Seen> seen, ToDoubleFunction<Seen> figure) {
        return Figure.median(seen.stream().mapToDouble(figure).toArray());
    }

    static Table table(List<RivalFigures> rows) {
        Table table = new Table("resolution", "threads", "way", "images/s", "ms/step", "peak MiB", "ours is");
        rows.forEach(row -> table.row(
                row.resolution,
                row.threads,
                row.way,
                Figure.of(row.imagesPerSecond),
                Figure.of(row.stepMillis),
                row.peakRssMiB,
                Figure.of(row.timesAsFast) + "×"));
        return table;
    }
}
