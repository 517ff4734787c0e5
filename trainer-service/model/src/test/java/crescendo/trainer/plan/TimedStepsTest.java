package crescendo.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.plan.TimedSteps.Timed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimedStepsTest {
    private static final Pace PACE = new Pace(5, 20, 0.1, 1);
    private static final Program PROGRAM = Recipe.parse(
                    "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 32}, \"schedule\": {\"resolution\": 64, \"minibatch\": 16}}"
                            .getBytes(StandardCharsets.UTF_8),
                    new Name("m"))
            .program();

    private static double expected(StepTimes times, int resolution, int minibatch) {
        Phase phase = Phase.of(resolution, Phase.Kind.STABLE, 1000, minibatch);
        return times.stepMillis(phase, StepWork.of(PROGRAM, resolution));
    }

    @Test
    void whatWasTimedIsExpectedAgain() {
        TimedSteps times = TimedSteps.of(PROGRAM, List.of(new Timed(4, 16, 7), new Timed(8, 16, 31)), PACE);

        assertThat(expected(times, 4, 16)).isEqualTo(7);
        assertThat(expected(times, 8, 16)).isEqualTo(31);
    }

    @Test
    void whatWasNotIsAsFarOffThePaceAsTheNearestThatWas() {
        double twice = 2 * expected(PACE, 8, 16);
        TimedSteps times = TimedSteps.of(PROGRAM, List.of(new Timed(4, 16, 1000), new Timed(8, 16, twice)), PACE);

        assertThat(expected(times, 64, 16)).isCloseTo(2 * expected(PACE, 64, 16), within(1e-9));
        assertThat(expected(times, 8, 4))
                .as("another minibatch at the same resolution")
                .isCloseTo(2 * expected(PACE, 8, 4), within(1e-9));
    }

    @Test
    void whereNothingWasTimedItIsThePaceOfTheMachine() {
        assertThat(expected(TimedSteps.of(PROGRAM, List.of(), PACE), 32, 16)).isEqualTo(expected(PACE, 32, 16));
    }

    @Test
    void noStepTakesNoTime() {
        assertThatThrownBy(() -> new Timed(4, 16, 0)).hasMessage("millis must be positive, not 0.0");
    }
}
