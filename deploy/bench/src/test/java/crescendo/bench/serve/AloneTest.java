package crescendo.bench.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AloneTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Alone alone = new Alone(2, made::incrementAndGet);

    @Test
    void makesEachImageThatIsDueOnce() {
        LoadFigures figures = alone.rate("some", 200, 0.1);

        assertThat(made).as("due after 5, 10 … 95 ms").hasValue(19);
        assertThat(figures.medianMillis()).isPositive().isLessThanOrEqualTo(figures.p99Millis());
    }

    @Test
    void goesOnUntilTheTimeIsOver() {
        assertThat(alone.crowd("some", 0.02).perSecond()).isPositive();
        assertThat(made.get()).isPositive();
    }
}
