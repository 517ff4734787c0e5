package crescendo.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void isFlatWhereOnlyTheWarmUpGrew() {
        Trend trend = natives(job -> Math.min(job, 18), 100);

        assertThat(trend.flat()).isTrue();
        assertThat(trend.perHour()).isZero();
    }

    @Test
    void seesOneObjectThatEveryTenthJobLeavesBehind() {
        Trend trend = natives(job -> job / 10, 100);

        assertThat(trend.flat()).isFalse();
        assertThat(trend.perHour()).as("360 jobs an hour").isCloseTo(36, within(1.0));
    }

    @Test
    void isNotLedAstrayByOneJobThatWasMeasuredInTheMiddleOfSomething() {
        assertThat(natives(job -> job == 99 ? 50 : 3, 100).flat()).isTrue();
    }

    @Test
    void refusesTooFewJobs() {
        assertThatThrownBy(() -> natives(job -> 1, 5)).hasMessageContaining("tell no trend");
    }

    /** Jobs of ten seconds. */
    private static Trend natives(LongUnaryOperator held, int jobs) {
        List<Held> all = LongStream.rangeClosed(1, jobs)
                .mapToObj(job -> new Held(job, 10.0 * job, 1, 1, 1, held.applyAsLong(job), 0, 1, 1))
                .toList();
        return Trend.of("objects", all, Held::natives, 0, 0);
    }
}
