package crescendo.bench.sample;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;

/**
 * A row: one way to ask for images.
 *
 * @param way {@code direct} for ONNX Runtime alone; else the format over REST: {@code raw}, {@code grid} or {@code zip}
 * @param count images a request
 * @param clients at once
 * @param shareOfDirect of the images a second of ONNX Runtime alone in the same round; the median of the rounds
 */
record SampleFigures(
        String way, int count, int clients, double imagesPerSecond, double millisPerRequest, double shareOfDirect) {
    /**
     * Medians of the rounds.
     *
     * @param seen a round each
     * @param direct a round each, of ONNX Runtime alone
     */
    static SampleFigures of(String way, int count, int clients, List<Crowd.Seen> seen, List<Crowd.Seen> direct) {
        double[] shares = new double[seen.size()];
        for (int i = 0; i < shares.length; i++)
            shares[i] = seen.get(i).answersPerSecond() / direct.get(i).answersPerSecond();
        double answers = Figure.median(
                seen.stream().mapToDouble(Crowd.Seen::answersPerSecond).toArray());
        double millis = Figure.median(
                seen.stream().mapToDouble(Crowd.Seen::medianMillis).toArray());
        return new SampleFigures(
                way,
                count,
                clients,
                Figure.rounded(answers * count),
                Figure.rounded(millis),
                Figure.rounded(Figure.median(shares)));
    }

    static Table table(List<SampleFigures> rows) {
        Table table = new Table("way", "images a request", "clients", "images/s", "ms/request", "of direct");
        rows.forEach(row -> table.row(
                row.way,
                row.count,
                row.clients,
                Figure.of(row.imagesPerSecond),
                Figure.of(row.millisPerRequest),
                Math.round(row.shareOfDirect * 100) + " %"));
        return table;
    }
}
