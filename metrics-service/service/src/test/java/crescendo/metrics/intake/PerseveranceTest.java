package crescendo.metrics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.log.LogUnavailable;
import crescendo.metrics.health.Conditions;
import crescendo.metrics.health.Conditions.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerseveranceTest {
    private final Conditions conditions = new Conditions();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Map<Part, String>> told = new ArrayList<>();
    private final Perseverance perseverance = new Perseverance(conditions, time -> {
        pauses.add(time);
        told.add(conditions.ills());
    });

    @Test
    void workIsDoneAgainUntilStoreAndBrokerAreBack() {
        int[] tries = {0};

        perseverance.finish(() -> {
            tries[0]++;
            if (tries[0] == 1) throw new StoreUnavailable("no connection", null);
            if (tries[0] == 2) throw new LogUnavailable("no broker", null);
        });

        assertThat(tries[0]).isEqualTo(3);
        assertThat(told.get(0)).containsExactly(Map.entry(Part.STORE, "no connection"));
        assertThat(told.get(1)).containsEntry(Part.BROKER, "no broker");
        assertThat(conditions.ills()).isEmpty();
    }

    @Test
    void pausesGrowToFiveSeconds() {
        int[] tries = {0};

        perseverance.finish(() -> {
            if (tries[0]++ < 8) throw new StoreUnavailable("no connection", null);
        });

        assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(200));
        assertThat(pauses.get(7)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsNoOutageIsPassedOnAtOnce() {
        assertThatThrownBy(() -> perseverance.finish(() -> {
                    throw new IllegalArgumentException("wrong");
                }))
                .hasMessage("wrong");
        assertThat(pauses).isEmpty();
    }

    @Test
    void beingStoppedEndsTheWaiting() {
        Perseverance stopped = new Perseverance(conditions, time -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> stopped.finish(() -> {
                    throw new StoreUnavailable("no connection", null);
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
