package crescendo.inference.runtime.upscaler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LullTest {
    private final Queue<Runnable> looks = new ArrayDeque<>();
    private final AtomicInteger lulls = new AtomicInteger();
    private final Lull lull = new Lull(looks::add, lulls::incrementAndGet);

    private void used() {
        lull.begins();
        lull.ends();
    }

    private void timePasses() {
        looks.remove().run();
    }

    @Test
    void oneThatWasNotUsedBetweenTwoLooksIsToldOfOnce() {
        used();
        used();
        timePasses();
        assertThat(lulls).as("it was used before this look").hasValue(0);

        timePasses();

        assertThat(lulls).hasValue(1);
        assertThat(looks).as("nobody looks any more").isEmpty();
    }

    @Test
    void whoeverUsesItNowAndThenPutsItOff() {
        for (int i = 0; i < 5; i++) {
            used();
            timePasses();
        }

        assertThat(lulls).hasValue(0);
    }

    @Test
    void aLongUseIsNoLull() {
        used();
        lull.begins();
        timePasses();
        timePasses();
        timePasses();
        assertThat(lulls).hasValue(0);

        lull.ends();
        timePasses();
        timePasses();

        assertThat(lulls).hasValue(1);
    }

    @Test
    void anotherLullIsToldOfAgain() {
        used();
        timePasses();
        timePasses();

        used();
        timePasses();
        timePasses();

        assertThat(lulls).hasValue(2);
    }
}
