package crescendo.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.step.Split;
import crescendo.trainer.loop.StepClock.Part;
import org.junit.jupiter.api.Test;

class StepClockTest {
    private static final long MILLI = 1_000_000;

    private long now;
    private final StepClock clock = new StepClock(() -> now);

    @Test
    void timeGoesToWhatItWasSpentOn() {
        spend(125, Part.DATA);
        spend(500, Part.STEP);

        assertThat(clock.lap()).isEqualTo(new Split(0.125, 0.5, 0));
    }

    @Test
    void stateIsWrittenAfterAStepAndCountsToTheNext() {
        spend(500, Part.STEP);
        clock.lap();
        spend(250, Part.STATE);
        spend(125, Part.DATA);
        spend(500, Part.STEP);

        assertThat(clock.lap()).isEqualTo(new Split(0.125, 0.5, 0.25));
    }

    private void spend(long millis, Part part) {
        now += millis * MILLI;
        clock.spent(part);
    }
}
