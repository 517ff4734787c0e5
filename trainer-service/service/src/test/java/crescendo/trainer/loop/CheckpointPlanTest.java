package crescendo.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CheckpointPlanTest {
    private static final GrowthSchedule SCHEDULE = new GrowthSchedule(List.of(
            Phase.of(4, Phase.Kind.STABLE, 400, 100),
            Phase.of(8, Phase.Kind.FADE, 300, 100),
            Phase.of(8, Phase.Kind.STABLE, 500, 100)));

    @Test
    void endsEveryPhaseWithACheckpoint() {
        assertThat(due(0)).containsExactly(400L, 700L, 1200L);
    }

    @Test
    void putsOthersBetweenAfterSoManyImages() {
        assertThat(due(250)).containsExactly(300L, 400L, 500L, 700L, 800L, 1000L, 1200L);
    }

    private static List<Long> due(long every) {
        CheckpointPlan plan = new CheckpointPlan(SCHEDULE, every);
        return LongStream.iterate(100, shown -> shown <= 1200, shown -> shown + 100)
                .filter(shown -> plan.isDue(SCHEDULE.reached(shown)))
                .boxed()
                .toList();
    }
}
