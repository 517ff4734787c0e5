package crescendo.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.engine.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private static final long MILLI = 1_000_000;
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(Phase.of(4, Phase.Kind.STABLE, 1000, 10)));
    private static final Losses LOSSES = new Losses(Map.of("generator", 1.5));

    private final ProgressMeter meter = new ProgressMeter(new Name("job"), new Name("model"), 1, 1000);

    @Test
    void reportsAtMostTwiceASecond() {
        meter.begin(0, 0);

        List<TrainingProgress> reports = new ArrayList<>();
        for (int step = 1; step <= 50; step++) {
            meter.step(SCHEDULE.reached(step * 10), LOSSES, step * 100 * MILLI).ifPresent(reports::add);
        }

        assertThat(reports).hasSizeBetween(9, 11);
    }

    @Test
    void knowsTheSpeedAndTheTimeLeft() {
        meter.begin(0, 0);

        TrainingProgress progress =
                meter.step(SCHEDULE.reached(100), LOSSES, 1000 * MILLI).orElseThrow();

        assertThat(progress.imagesPerSecond()).isEqualTo(100);
        assertThat(progress.secondsLeft()).isEqualTo(9);
        assertThat(progress.losses()).containsEntry("generator", 1.5);
    }

    @Test
    void reportsTheVeryEnd() {
        meter.begin(980, 0);
        meter.step(SCHEDULE.reached(990), LOSSES, MILLI);

        assertThat(meter.step(SCHEDULE.reached(1000), LOSSES, 2 * MILLI)).isPresent();
    }
}
