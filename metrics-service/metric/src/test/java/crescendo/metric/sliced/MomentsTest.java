package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void mergedInAnyGroupingTheyAreThoseOfAllValues() {
        Moments one = of(1e9).and(of(1e9 + 1));
        Moments other = of(1e9 + 2).and(of(1e9 + 5));

        Moments both = Moments.NONE.and(one).and(other).and(Moments.NONE);

        assertThat(both.mean()).isEqualTo(1e9 + 2);
        assertThat(both.deviation()).isCloseTo(Math.sqrt(3.5), within(1e-12));
    }

    private static Moments of(double value) {
        return new Moments(1, value, 0);
    }
}
