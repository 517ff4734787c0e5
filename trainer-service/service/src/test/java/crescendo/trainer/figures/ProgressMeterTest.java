package crescendo.trainer.figures;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import crescendo.trainer.engine.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private static final long MILLI = 1_000_000;
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(Phase.of(4, Phase.Kind.STABLE, 1000, 10)));
    private static final Figures FIGURES = new Figures(Map.of("losses/generator", 1.5, "scores/reals", 0.25));

    private final ProgressMeter meter = new ProgressMeter(new Name("job"), new Name("model"), 1, 1000, 0);

    @Test
    void reportsAtMostTwiceASecond() {
        meter.begin(0, 0);

        List<TrainingProgress> reports = new ArrayList<>();
        for (int step = 1; step <= 50; step++) {
            step(step * 10, FIGURES, step * 100).ifPresent(reports::add);
        }

        assertThat(reports).hasSizeBetween(9, 11);
    }

    @Test
    void knowsTheSpeedAndTheTimeLeft() {
        meter.begin(0, 0);

        TrainingProgress progress = step(100, FIGURES, 1000).orElseThrow();

        assertThat(progress.imagesPerSecond()).isEqualTo(100);
        assertThat(progress.secondsLeft()).isEqualTo(9);
    }

    @Test
    void tellsWhatTheStepFound() {
        meter.begin(0, 0);

        TrainingProgress progress = step(100, FIGURES, 1000).orElseThrow();

        assertThat(progress.losses()).containsExactly(Map.entry("generator", 1.5));
        assertThat(progress.figures()).isEqualTo(FIGURES.byName());
        assertThat(progress.memoryMiB()).contains(512.0);
    }

    @Test
    void tellsWhereTheTimeSinceTheReportBeforeWent() {
        meter.begin(0, 0);
        step(10, FIGURES, 500);
        step(20, FIGURES, 600);
        step(30, FIGURES, 700);

        TrainingProgress progress = step(40, FIGURES, 1000).orElseThrow();

        assertThat(progress.split()).contains(new Split(0.75, 1.5, 0));
    }

    @Test
    void promisesNumbersOnly() {
        meter.begin(0, 0);

        TrainingProgress progress = step(
                        100, new Figures(Map.of("losses/generator", Double.NaN, "scores/reals", 0.25)), 1000)
                .orElseThrow();

        assertThat(progress.losses()).isEmpty();
        assertThat(progress.figures()).containsExactly(Map.entry("scores/reals", 0.25));
    }

    @Test
    void reportsTheVeryEnd() {
        meter.begin(980, 0);
        step(990, FIGURES, 1);

        assertThat(step(1000, FIGURES, 2)).isPresent();
    }

    private Optional<TrainingProgress> step(long shown, Figures figures, long millis) {
        return meter.step(
                SCHEDULE.reached(shown), figures, new Split(0.25, 0.5, 0), Optional.of(512.0), millis * MILLI);
    }
}
