package crescendo.bench.pace;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import crescendo.trainer.bench.StepSetup;
import crescendo.trainer.plan.Pace;
import java.util.ArrayList;
import java.util.List;

/** A machine's pace, and how well it explains the steps that it was found from. */
record PaceFigures(int threads, Pace pace, List<Row> steps) {
    record Row(int resolution, int batch, int channels, double stepMillis, double explained) {}

    static PaceFigures of(int threads, List<StepSetup> setups, List<Pace.Measured> measured) {
        Pace pace = Pace.of(measured);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < setups.size(); i++) {
            StepSetup setup = setups.get(i);
            Pace.Measured step = measured.get(i);
            rows.add(new Row(
                    setup.resolution(),
                    setup.batch(),
                    setup.channels().at(4),
                    Figure.rounded(step.millis()),
                    Figure.rounded(pace.stepMillis(step.work(), step.minibatch()))));
        }
        return new PaceFigures(threads, pace, rows);
    }

    Table table() {
        Table table = new Table("resolution", "batch", "channels", "ms/step", "explained", "off by");
        steps.forEach(row -> table.row(
                row.resolution,
                row.batch,
                row.channels,
                Figure.of(row.stepMillis),
                Figure.of(row.explained),
                Figure.of((row.explained / row.stepMillis - 1) * 100) + " %"));
        return table;
    }

    List<String> below() {
        return List.of(
                "",
                "a step takes " + Figure.of(pace.perStep()) + " ms, " + Figure.of(pace.perGiga())
                        + " ms more by 10⁹ products, " + Figure.of(pace.perMillion())
                        + " ms by 10⁶ numbers that layers put out, " + Figure.of(pace.perParameters())
                        + " ms by 10⁶ parameters");
    }
}
