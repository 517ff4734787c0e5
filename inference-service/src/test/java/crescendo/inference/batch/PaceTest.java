package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void dividesWhatWaitsAmongWorkersWithNothingToDo() {
        assertThat(Pace.room(32, 32, 2)).isEqualTo(16);
        assertThat(Pace.room(33, 32, 2)).isEqualTo(17);
        assertThat(Pace.room(1000, 32, 2)).isEqualTo(32);
        assertThat(Pace.room(32, 32, 1)).isEqualTo(32);
    }

    @Test
    void dividesNoFurtherThanTwoSamples() {
        assertThat(Pace.room(3, 32, 16)).isEqualTo(2);
        assertThat(Pace.room(1, 32, 16)).isEqualTo(1);
        assertThat(Pace.room(3, 1, 16)).isEqualTo(1);
    }

    @Test
    void refusesToHaveNobodyDoTheWork() {
        assertThatThrownBy(() -> new Pace(0, Duration.ZERO)).hasMessageContaining("not 0 and PT0S");
    }
}
