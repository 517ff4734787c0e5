package crescendo.bench.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void evenOnesComeInEqualDistances() {
        assertThat(gaps(Arrivals.Kind.EVEN, 10)).containsOnly(0.005);
    }

    @Test
    void randomOnesAreAsManyOnAverageAndVaryAsMuchAsTheyAreLong() {
        double[] gaps = gaps(Arrivals.Kind.RANDOM, 100_000);

        double mean = DoubleStream.of(gaps).average().orElseThrow();
        double variance = DoubleStream.of(gaps)
                .map(gap -> (gap - mean) * (gap - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.005, within(0.0001));
        assertThat(Math.sqrt(variance)).isCloseTo(0.005, within(0.0002));
    }

    @Test
    void randomOnesAreTheSameForWhoeverIsMeasured() {
        assertThat(gaps(Arrivals.Kind.RANDOM, 10)).isEqualTo(gaps(Arrivals.Kind.RANDOM, 10));
    }

    @Test
    void noQuestionsAreNoLoad() {
        assertThatThrownBy(() -> Arrivals.of(Arrivals.Kind.EVEN, 0))
                .hasMessageContaining("must be more than 0, not 0.0");
    }

    private static double[] gaps(Arrivals.Kind kind, int count) {
        Arrivals arrivals = Arrivals.of(kind, 200);
        return DoubleStream.generate(arrivals::nextGap).limit(count).toArray();
    }
}
