package crescendo.bench.growth;

import crescendo.bench.Figure;
import crescendo.cli.screen.Table;
import crescendo.trainer.bench.GrowthSpeed.Step;
import java.util.List;
import java.util.Locale;

/**
 * Two ways to the same number of shown images.
 *
 * @param images that were to be shown
 * @param growingSeconds that growing took to show them
 * @param fullSizeImages that training at full size really showed
 * @param fullSizeSeconds that it took for them
 * @param fullSizeSecondsToEnd for all images: where it was stopped before, at the pace of its median step from there
 * @param timesAsFast how much sooner growing had shown them
 * @param paperImages a phase of the paper's schedule
 * @param timesAsFastThere the same for phases of so many images, reckoned from the medians and stalls of these runs
 */
record GrowthFigures(
        int batch,
        long phaseImages,
        long images,
        List<PhaseFigures> growing,
        PhaseFigures fullSize,
        double growingSeconds,
        long fullSizeImages,
        double fullSizeSeconds,
        double fullSizeSecondsToEnd,
        double timesAsFast,
        long paperImages,
        double timesAsFastThere) {
    /** Karras et al. 2018, the configuration for one GPU. */
    private static final long PAPER_IMAGES = 600_000;

    /** @param full steps of training at full size, at least one */
    static GrowthFigures of(int batch, long phaseImages, List<Step> growing, List<Step> full) {
        Step end = growing.get(growing.size() - 1);
        Step reached = full.get(full.size() - 1);
        List<PhaseFigures> phases = PhaseFigures.of(growing);
        PhaseFigures fullSize = PhaseFigures.of(full).get(0);
        long left = Math.max(0, end.imagesShown() - reached.imagesShown());
        double toEnd = reached.seconds() + left / batch * fullSize.stepMillis() / 1000;
        return new GrowthFigures(
                batch,
                phaseImages,
                end.imagesShown(),
                phases,
                fullSize,
                Figure.rounded(end.seconds()),
                reached.imagesShown(),
                Figure.rounded(reached.seconds()),
                Figure.rounded(toEnd),
                Figure.rounded(toEnd / end.seconds()),
                PAPER_IMAGES,
                Figure.rounded(reckoned(phases, fullSize, batch)));
    }

    private static double reckoned(List<PhaseFigures> phases, PhaseFigures fullSize, int batch) {
        double steps = (double) PAPER_IMAGES / batch;
        double growing = 0;
        for (PhaseFigures phase : phases) growing += steps * phase.stepMillis() / 1000 + phase.stallSeconds();
        return (phases.size() * steps * fullSize.stepMillis() / 1000 + fullSize.stallSeconds()) / growing;
    }

    Table table() {
        Table table =
                new Table("schedule", "resolution", "phase", "steps", "s", "ms/step", "IQR ms", "stall s", "change s");
        growing.forEach(phase -> row(table, "growing", phase));
        row(table, "full size", fullSize);
        return table;
    }

    private static void row(Table table, String schedule, PhaseFigures phase) {
        table.row(
                schedule,
                phase.resolution(),
                phase.phase(),
                phase.steps(),
                Figure.of(phase.seconds()),
                Figure.of(phase.stepMillis()),
                Figure.of(phase.spreadMillis()),
                orNone(phase.stallSeconds()),
                orNone(phase.changeSeconds()));
    }

    private static String orNone(double seconds) {
        return seconds == 0 ? "–" : Figure.of(seconds);
    }

    List<String> verdict() {
        String really = fullSizeImages >= images
                ? ""
                : " (" + grouped(fullSizeImages) + " of them trained, the others at the pace of its median step)";
        return List.of(
                "",
                grouped(images) + " images: growing took " + Figure.of(growingSeconds) + " s, full size "
                        + Figure.of(fullSizeSecondsToEnd) + " s" + really + ": growing is " + Figure.of(timesAsFast)
                        + " times as fast.",
                "With " + grouped(paperImages) + " images a phase these medians and stalls make it "
                        + Figure.of(timesAsFastThere) + " times as fast.");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
