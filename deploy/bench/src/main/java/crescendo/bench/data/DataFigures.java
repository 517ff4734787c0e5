package crescendo.bench.data;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import java.util.List;
import java.util.Optional;

/**
 * A row: images going in, or out at one level.
 *
 * @param what {@code import} or {@code read}
 * @param trainingImagesPerSecond what training a small network takes at this level; nothing where it was not measured
 */
record DataFigures(
        String what, int side, double imagesPerSecond, Optional<Double> trainingImagesPerSecond, long peakRssMiB) {
    static DataFigures of(String what, int side, double imagesPerSecond, long peakRssMiB) {
        return new DataFigures(what, side, Figure.rounded(imagesPerSecond), Optional.empty(), peakRssMiB);
    }

    DataFigures besideTraining(double training) {
        return new DataFigures(what, side, imagesPerSecond, Optional.of(Figure.rounded(training)), peakRssMiB);
    }

    static Table table(List<DataFigures> rows) {
        Table table = new Table("what", "side", "images/s", "training's", "times as fast", "peak MiB");
        rows.forEach(row -> table.row(
                row.what,
                row.side,
                Figure.of(row.imagesPerSecond),
                row.trainingImagesPerSecond.map(Figure::of).orElse("–"),
                row.trainingImagesPerSecond
                        .map(training -> Figure.of(row.imagesPerSecond / training))
                        .orElse("–"),
                row.peakRssMiB));
        return table;
    }
}
