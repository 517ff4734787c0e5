package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.inference.runtime.Buckets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Buckets FROM_ONE = new Buckets(32, 1);
    private static final Buckets FROM_TWO = new Buckets(32, 2);

    @Test
    void dividesWhatWaitsAmongWorkersWithNothingToDo() {
        assertThat(Pace.room(32, FROM_ONE, 2)).isEqualTo(16);
        assertThat(Pace.room(33, FROM_ONE, 2)).isEqualTo(17);
        assertThat(Pace.room(1000, FROM_ONE, 2)).isEqualTo(32);
        assertThat(Pace.room(32, FROM_ONE, 1)).isEqualTo(32);
    }

    @Test
    void dividesNoFurtherThanTheSmallestRun() {
        assertThat(Pace.room(3, FROM_ONE, 16)).isEqualTo(1);
        assertThat(Pace.room(3, FROM_TWO, 16)).isEqualTo(2);
        assertThat(Pace.room(1, FROM_TWO, 16)).isEqualTo(1);
        assertThat(Pace.room(3, new Buckets(1, 2), 16)).isEqualTo(1);
    }

    @Test
    void refusesToHaveNobodyDoTheWork() {
        assertThatThrownBy(() -> new Pace(0, Duration.ZERO)).hasMessageContaining("not 0 and PT0S");
    }
}
