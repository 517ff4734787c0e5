package crescendo.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.Spoken;
import org.junit.jupiter.api.Test;

class SoakCommandTest {
    @Test
    void findsNothingThatGrowsWhileSmallJobsAreTrainedOneAfterTheOther() {
        Spoken spoken = Spoken.by("soak", "--minutes", "1");

        assertThat(spoken.out()).as(spoken.err()).contains("TensorFlow's objects");
        assertThat(spoken.out()).doesNotContain("grows");
        assertThat(spoken.exitCode()).isZero();
    }

    @Test
    void refusesATimeTooShortForATrend() {
        assertThat(Spoken.by("soak", "--minutes", "0.1").err())
                .isEqualTo("crescendo: --minutes: 0.1 is not allowed; use 0.5 to 10000\n");
    }
}
