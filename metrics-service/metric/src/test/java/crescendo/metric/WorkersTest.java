package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void everyIndexIsVisitedOnce() {
        AtomicIntegerArray visits = new AtomicIntegerArray(1000);

        try (Workers workers = new Workers(3)) {
            workers.share(1000, 7, (from, to) -> {
                for (int i = from; i < to; i++) visits.incrementAndGet(i);
            });
        }

        for (int i = 0; i < 1000; i++)
            assertThat(visits.get(i)).as("index %d", i).isEqualTo(1);
    }

    @Test
    void closedInTheMiddleItNeverPassesForDone() {
        Workers workers = new Workers(2);

        assertThatThrownBy(() -> workers.share(1000, 1, (from, to) -> workers.close()))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> workers.share(1, 1, (from, to) -> {})).isInstanceOf(CancellationException.class);
    }

    @Test
    void aFailureReachesTheCallerWithItsCause() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.share(10, 1, (from, to) -> {
                        throw new IllegalArgumentException("wrong");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("wrong");
        }
    }
}
