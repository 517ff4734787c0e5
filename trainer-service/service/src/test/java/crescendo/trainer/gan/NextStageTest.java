package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.model.objective.NonSaturating;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NextStageTest {
    private static final long SECOND = 1_000_000_000;
    private static final GrowthSchedule SCHEDULE = new GrowthSchedule(List.of(
            new Phase(4, Phase.Kind.STABLE, 1000, 10),
            new Phase(8, Phase.Kind.FADE, 1000, 10),
            new Phase(8, Phase.Kind.STABLE, 1000, 10)));

    private final BlockingQueue<String> built = new LinkedBlockingQueue<>();

    private NextStage stages() {
        return new NextStage(SCHEDULE.phases(), (resolution, minibatch) -> {
            built.add(resolution + " by " + Thread.currentThread().getName());
            throw new IllegalArgumentException("no memory");
        });
    }

    @Test
    void buildsBesideTrainingOnceThePhaseIsAboutToEnd() throws InterruptedException {
        try (NextStage stages = stages()) {
            stages.expect(SCHEDULE.at(100), SECOND); // 89 s to go, of which 50 are needed

            assertThat(built).isEmpty();

            stages.expect(SCHEDULE.at(500), SECOND);
            stages.expect(SCHEDULE.at(510), SECOND);

            assertThat(built.poll(10, TimeUnit.SECONDS)).isEqualTo("8 by builds-8");
        }
        assertThat(built).as("once is enough").isEmpty();
    }

    @Test
    void buildsAtOnceWhereStepsAreFast() throws InterruptedException {
        try (NextStage stages = stages()) {
            stages.expect(SCHEDULE.at(0), SECOND / 100);

            assertThat(built.poll(10, TimeUnit.SECONDS)).isEqualTo("8 by builds-8");
        }
    }

    @Test
    void buildsNothingWhereTheGraphStaysTheSame() {
        try (NextStage stages = stages()) {
            stages.expect(SCHEDULE.at(1990), SECOND);
            stages.expect(SCHEDULE.at(2990), SECOND);

            assertThat(stages.taken(SCHEDULE.at(2000).phase())).isEmpty();
        }
        assertThat(built).isEmpty();
    }

    @Test
    void saysWhatCouldNotBeBuiltOnceItIsNeeded() {
        try (NextStage stages = stages()) {
            stages.expect(SCHEDULE.at(990), SECOND);

            assertThatThrownBy(() -> stages.taken(SCHEDULE.at(1000).phase()))
                    .hasMessage("the graph of stage 8 cannot be built")
                    .hasRootCauseMessage("no memory");
        }
    }

    @Test
    void givesNoStageOfAnotherPhase() {
        try (NextStage stages = stages()) {
            stages.expect(SCHEDULE.at(990), SECOND);

            assertThat(stages.taken(SCHEDULE.at(0).phase())).isEmpty();
        }
    }

    @Test
    void freesWhatItBuiltWhereNobodyTookIt() {
        GanSettings settings = GanRunTest.settings(new NonSaturating(), List.of(), 0.001);
        List<StageGraph> stages = new CopyOnWriteArrayList<>();
        try (NextStage next = new NextStage(SCHEDULE.phases(), (resolution, minibatch) -> {
            StageGraph stage = new StageGraph(settings, resolution, 4);
            stages.add(stage);
            return stage;
        })) {
            next.expect(SCHEDULE.at(990), SECOND);
        }

        assertThat(stages).hasSize(1);
        assertThatThrownBy(() -> stages.get(0).values())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("close");
    }
}
