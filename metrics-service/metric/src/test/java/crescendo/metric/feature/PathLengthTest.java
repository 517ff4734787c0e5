package crescendo.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathLengthTest {
    @Test
    void aStraightPathIsAsLongAsTheSquareOfItsSpeed() throws MetricUndefined {
        PathLength length = PathLength.of(Drawn.of(2, 1, 2, 8, 9), Drawn.of(2, 1.3, 2.4, 8.3, 9.4), 0.1);

        assertThat(length.value()).isCloseTo(25, within(1e-4));
        assertThat(length.deviation()).isCloseTo(0, within(1e-4));
        assertThat(length.kept()).isEqualTo(2);
    }

    /** Of 1,001 steps as long as 0, 1, 2 … the percentiles are 10 and 990. */
    @Test
    void stepsBeyondThePercentilesAreLeftOut() throws MetricUndefined {
        List<Double> ends = new ArrayList<>();
        for (int i = 0; i <= 1000; i++) ends.add(i < 991 ? Math.sqrt(i) : 1e6);
        Collections.shuffle(ends, new Random(1));
        Features to = Drawn.of(1, ends.stream().mapToDouble(Double::doubleValue).toArray());

        PathLength length = PathLength.of(Drawn.of(1, new double[1001]), to, 1);

        assertThat(length.kept()).isEqualTo(981);
        assertThat(length.value()).isCloseTo(500, within(1e-3));
        assertThat(length.deviation()).isCloseTo(Math.sqrt((981.0 * 981 - 1) / 12), within(1e-3));
    }

    /** The percentiles of few steps are the shortest and the longest: nothing is beyond them. */
    @Test
    void ofAHundredStepsNoneIsLeftOut() throws MetricUndefined {
        Features from = Drawn.normal(1, 100, 5, 1, 0);
        Features to = Drawn.normal(2, 100, 5, 1, 0);
        double sum = 0;
        for (int i = 0; i < 100; i++) sum += Drawn.squaredDistance(from, i, to, i);

        assertThat(PathLength.of(from, to, 1e-2).value()).isCloseTo(sum / 100 / 1e-4, within(1e-6 * sum / 1e-2));
    }

    @Test
    void aFeatureThatIsNoNumberIsUndefined() {
        assertThatThrownBy(() -> PathLength.of(Drawn.of(1, 1, 2), Drawn.of(1, 1, Double.POSITIVE_INFINITY), 1e-4))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("feature 0 of image 1 of the ends");
    }

    @Test
    void startsWithoutEndsAndStepsOfNothingAreRefused() {
        assertThatThrownBy(() -> PathLength.of(Drawn.of(1, 1, 2), Drawn.of(1, 1), 1e-4))
                .hasMessage("each start has one end: 2 and 1 do not pair");
        assertThatThrownBy(() -> PathLength.of(Drawn.of(1, 1), Drawn.of(1, 1), 0))
                .hasMessage("epsilon must be above 0, not 0.0");
    }
}
