package crescendo.client.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BeatWatchTest {
    private static final Optional<Beat> BEAT = Optional.of(new Beat(1, 7));

    @Test
    void anOwnerIsGoneAfterFifteenSecondsOfTheSameBeat() {
        BeatWatch watch = BeatWatch.begin(BEAT, seconds(100));

        for (int second = 1; second <= 14; second++) {
            watch = watch.read(BEAT, seconds(100 + second));
        }

        assertThat(watch.ownerIsGone()).isFalse();
        assertThat(watch.read(BEAT, seconds(115)).ownerIsGone()).isTrue();
    }

    @Test
    void anyChangeStartsTheWaitAnew() {
        BeatWatch watch = BeatWatch.begin(BEAT, 0);
        for (int second = 1; second <= 14; second++) {
            watch = watch.read(BEAT, seconds(second));
        }

        watch = watch.read(BEAT.map(Beat::next), seconds(15));

        assertThat(watch.unchangedNanos()).isZero();
    }

    @Test
    void anOutageOfTheStoreIsNoSilenceOfTheOwner() {
        BeatWatch watch = BeatWatch.begin(BEAT, 0);

        watch = watch.read(BEAT, seconds(60));

        assertThat(watch.ownerIsGone()).isFalse();
    }

    @Test
    void anOwnerThatNeverBeatIsGoneToo() {
        BeatWatch watch = BeatWatch.begin(Optional.empty(), 0);

        for (int second = 1; second <= 15; second++) {
            watch = watch.read(Optional.empty(), seconds(second));
        }

        assertThat(watch.ownerIsGone()).isTrue();
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
