package crescendo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.job.Beat;
import crescendo.contracts.Name;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Name JOB = new Name("job");
    private static final Optional<Beat> BEAT = Optional.of(new Beat(1, 7));
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Watch watch = new Watch(Duration.ofSeconds(15));

    @Test
    void countsAnOwnerAsGoneAfterFifteenSecondsOfTheSameBeat() {
        boolean gone = false;
        for (int second = 0; second < 15; second++) {
            gone |= watch.read(JOB, 1, BEAT, second * SECOND);
        }

        assertThat(gone).isFalse();
        assertThat(watch.read(JOB, 1, BEAT, 15 * SECOND)).isTrue();
    }

    @Test
    void startsAnewWithEachAttempt() {
        for (int second = 0; second <= 15; second++) {
            watch.read(JOB, 1, BEAT, second * SECOND);
        }

        assertThat(watch.read(JOB, 2, BEAT, 16 * SECOND)).isFalse();
    }

    @Test
    void doesNotCountTheTimeInWhichItCouldNotRead() {
        watch.read(JOB, 1, BEAT, 0);

        assertThat(watch.read(JOB, 1, BEAT, 60 * SECOND)).isFalse();
    }
}
