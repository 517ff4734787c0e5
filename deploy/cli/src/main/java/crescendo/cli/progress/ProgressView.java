package crescendo.cli.progress;

import crescendo.cli.screen.Bar;
import crescendo.cli.screen.Span;
import crescendo.contracts.event.TrainingProgress;
import java.util.ArrayList;
import java.util.List;

/** A running job as people read it: a bar for the stage, one for the whole, and what its last step found. */
public final class ProgressView {
    private static final int TEXT = 74;

    private ProgressView() {}

    /** @param columns of the terminal */
    public static List<String> block(TrainingProgress at, int columns) {
        int width = Math.max(8, Math.min(40, columns - TEXT));
        double stage = (double) at.intoPhase() / at.phaseImages();
        double whole = (double) at.imagesShown() / at.totalImages();
        List<String> lines = new ArrayList<>();
        lines.add("  %-11s %s %3.0f %%  %,d of %,d images"
                .formatted(stage(at), Bar.of(stage, width), 100 * stage, at.intoPhase(), at.phaseImages()));
        lines.add("  %-11s %s %3.0f %%  %,d of %,d, %,.0f images/s, %s left"
                .formatted(
                        "whole",
                        Bar.of(whole, width),
                        100 * whole,
                        at.imagesShown(),
                        at.totalImages(),
                        at.imagesPerSecond(),
                        Span.of(at.secondsLeft())));
        lines.addAll(FiguresView.block(at));
        return lines;
    }

    /** All of it in a line. */
    public static String line(TrainingProgress at) {
        String losses = FiguresView.losses(at);
        return "%s: %s, %,d of %,d images (%.0f %%), %,.0f images/s, %s left%s"
                .formatted(
                        at.model(),
                        stage(at),
                        at.imagesShown(),
                        at.totalImages(),
                        100.0 * at.imagesShown() / at.totalImages(),
                        at.imagesPerSecond(),
                        Span.of(at.secondsLeft()),
                        losses.isEmpty() ? "" : "; " + losses);
    }

    /** Such as {@code 16² α 0.43} or {@code 16² stable}. */
    static String stage(TrainingProgress at) {
        return at.resolution() + "² "
                + switch (at.phase()) {
                    case FADE -> "α %.2f".formatted(at.alpha());
                    case STABLE -> "stable";
                };
    }
}
