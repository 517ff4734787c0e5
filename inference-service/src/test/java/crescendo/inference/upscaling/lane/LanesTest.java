package crescendo.inference.upscaling.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        others.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void asManyGoOnAtOnceAsThereAreLanes() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meeting = () -> {
            both.countDown();
            await(both);
            done.add("met");
        };

        new Lanes(2, others).run(List.of(meeting, meeting));

        assertThat(done).containsExactly("met", "met");
    }

    @Test
    void oneLaneIsTheCallersOwnAndInOrder() {
        Thread caller = Thread.currentThread();
        Runnable own = () -> done.add(Thread.currentThread() == caller ? "own" : "another's");

        new Lanes(1, others).run(List.of(own, () -> done.add("then"), own));

        assertThat(done).containsExactly("own", "then", "own");
    }

    @Test
    void whereOneFailsNoOthersAreBegunAndNoneGoesOnAfterwards() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch failing = new CountDownLatch(1);
        Runnable fails = () -> {
            await(begun);
            failing.countDown();
            throw new IllegalStateException("as if");
        };
        Runnable goesOn = () -> {
            begun.countDown();
            await(failing);
            done.add("ended");
        };
        Lanes lanes = new Lanes(2, others);

        assertThatIllegalStateException()
                .isThrownBy(() -> lanes.run(List.of(fails, goesOn)))
                .withMessage("as if");

        assertThat(done).as("what had begun has ended").containsExactly("ended");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Lanes(1, others).run(List.of(fails, () -> done.add("no more"))));
        assertThat(done).doesNotContain("no more");
    }

    @Test
    void noLaneIsLeftWithoutWorkAtTheEnd() {
        assertThat(new Lanes(2, others).whole(3)).isEqualTo(2);
        assertThat(new Lanes(4, others).whole(3)).isZero();
        assertThat(new Lanes(1, others).whole(3)).isZero();
    }

    @Test
    void eachLaneHasItsShare() {
        assertThat(new Lanes(2, others).share(5)).isEqualTo(3);
        assertThat(new Lanes(4, others).share(1)).isEqualTo(1);
    }
}
