package crescendo.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GrowthScheduleTest {
    private final GrowthSchedule schedule = new GrowthSchedule(List.of(
            new Phase(4, Phase.Kind.STABLE, 40, 4),
            new Phase(8, Phase.Kind.FADE, 20, 2),
            new Phase(8, Phase.Kind.STABLE, 10, 2)));

    @Test
    void fadesInLinearlyOverShownImages() {
        assertThat(schedule.at(40).alpha()).isZero();
        assertThat(schedule.at(50).alpha()).isEqualTo(0.5);
        assertThat(schedule.at(58).alpha()).isEqualTo(0.9);
        assertThat(schedule.at(60).alpha()).isEqualTo(1);
    }

    @Test
    void aBoundaryStartsTheNextPhaseAndEndsTheLast() {
        assertThat(schedule.at(60).phaseIndex()).isEqualTo(2);
        assertThat(schedule.reached(60).phaseIndex()).isEqualTo(1);
        assertThat(schedule.reached(60).alpha()).isEqualTo(1);
        assertThat(schedule.reached(60).endsPhase()).isTrue();
        assertThat(schedule.reached(60).step())
                .isEqualTo(schedule.at(60).step())
                .isEqualTo(20);
    }

    @Test
    void theEndIsTheEndOfTheLastPhase() {
        assertThat(schedule.at(schedule.totalImages()).endsPhase()).isTrue();
        assertThat(schedule.at(schedule.totalImages()).step()).isEqualTo(25);
    }

    @Test
    void refusesAPlaceBetweenTwoSteps() {
        assertThatThrownBy(() -> schedule.at(41 + 1 + 1)).hasMessageContaining("between two steps");
    }

    @Test
    void growsByDoublingOnly() {
        assertThatThrownBy(() -> new GrowthSchedule(
                        List.of(new Phase(4, Phase.Kind.STABLE, 4, 4), new Phase(16, Phase.Kind.FADE, 4, 4))))
                .hasMessageContaining("16 cannot follow 4");
    }

    @Property
    void everyStepLeadsToTheNext(@ForAll @IntRange(min = 0, max = 24) int steps) {
        Position position = schedule.at(0);

        for (int i = 0; i < steps; i++) {
            position = schedule.at(position.imagesShown() + position.phase().minibatch());
        }

        assertThat(position.step()).isEqualTo(steps);
    }

    @Test
    void repeatsHoldAlphaForAsManySteps() {
        GrowthSchedule held = new GrowthSchedule(
                List.of(new Phase(4, Phase.Kind.STABLE, 4, 4), new Phase(8, Phase.Kind.FADE, 20, 2, 4)));

        assertThat(held.at(4 + 6).alpha()).isZero();
        assertThat(held.at(4 + 8).alpha()).isEqualTo(0.4);
        assertThat(held.at(4 + 14).alpha()).isEqualTo(0.4);
        assertThat(held.reached(4 + 20).alpha()).isEqualTo(1);
    }
}
