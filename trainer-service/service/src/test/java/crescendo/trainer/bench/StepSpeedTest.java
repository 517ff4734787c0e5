package crescendo.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.trainer.model.ChannelPlan;
import org.junit.jupiter.api.Test;

class StepSpeedTest {
    @Test
    void isTheMedianWhereAllStepsAreAlike() {
        assertThat(StepSpeed.typical(new double[] {5, 1, 100, 2, 3}, 3, 1)).isEqualTo(3);
    }

    @Test
    void weighsTheStepsWithAPenaltyAsTheyOccur() {
        double[] millis = {10, 10, 90, 10, 12, 10, 30};

        double typical = StepSpeed.typical(millis, 2, 4);

        assertThat(typical).as("penalised steps 4 and 8, of 90 and 30").isEqualTo((60 + 3 * 10) / 4.0);
    }

    @Test
    void refusesTooFewStepsToSeeAPenalty() {
        ChannelPlan channels = ChannelPlan.of(8);

        assertThatThrownBy(() -> new StepSetup(4, 4, 1, 7, 1, channels, 1, Game.nonSaturatingR1(8)))
                .hasMessage("steps must be at least 8, not 7");
    }
}
