package crescendo.bench.train;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import crescendo.trainer.bench.Game;
import crescendo.trainer.bench.StepSetup;
import java.util.List;

/** A row: what was trained, and what a step took. */
public record TrainFigures(
        int resolution, int batch, String objective, double imagesPerSecond, double stepMillis, long peakRssMiB) {
    /** What is said of one resolution alone. */
    record Alone(double imagesPerSecond, double stepMillis, long peakRssMiB) {}

    static TrainFigures of(StepSetup setup, Alone figures) {
        return new TrainFigures(
                setup.resolution(),
                setup.batch(),
                Game.named(setup.objective()),
                Figure.rounded(figures.imagesPerSecond),
                Figure.rounded(figures.stepMillis),
                figures.peakRssMiB);
    }

    Alone alone() {
        return new Alone(imagesPerSecond, stepMillis, peakRssMiB);
    }

    static Table table(List<TrainFigures> rows) {
        Table table = new Table("resolution", "batch", "objective", "images/s", "ms/step", "peak MiB");
        rows.forEach(row -> table.row(
                row.resolution,
                row.batch,
                row.objective,
                Figure.of(row.imagesPerSecond),
                Figure.of(row.stepMillis),
                row.peakRssMiB));
        return table;
    }
}
