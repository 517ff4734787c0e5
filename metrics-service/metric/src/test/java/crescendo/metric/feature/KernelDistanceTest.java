package crescendo.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import org.junit.jupiter.api.Test;

class KernelDistanceTest {
    private final Workers workers = new Workers(2);

    @Test
    void theEstimateIsTheDefinitionsSumOverPairs() {
        Features x = Drawn.normal(1, 30, 5, 0.3, 0);
        Features y = Drawn.normal(2, 30, 5, 0.3, 0.2);

        double expected = pairs(x, x, true) / (30 * 29) + pairs(y, y, true) / (30 * 29) - 2 * pairs(x, y, false) / 900;

        assertThat(KernelDistance.discrepancy(x, y)).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @Test
    void equalDistributionsLieAroundZeroAndOthersFarFromIt() throws MetricUndefined {
        Features reals = Drawn.normal(1, 600, 4, 0.5, 0);

        KernelDistance same = KernelDistance.between(reals, Drawn.normal(2, 600, 4, 0.5, 0), 7, workers);
        KernelDistance other = KernelDistance.between(reals, Drawn.normal(2, 600, 4, 0.5, 1), 7, workers);

        assertThat(Math.abs(same.mean())).isLessThan(0.05 * other.mean());
        assertThat(same.subsetSize()).isEqualTo(600);
    }

    @Test
    void isAFunctionOfTheSeedWhateverTheThreads() throws MetricUndefined {
        Features reals = Drawn.normal(1, 1100, 4, 0.5, 0);
        Features fakes = Drawn.normal(2, 1200, 4, 0.5, 0.1);

        KernelDistance here = KernelDistance.between(reals, fakes, 7, workers);

        assertThat(KernelDistance.between(reals, fakes, 7, new Workers(1))).isEqualTo(here);
        assertThat(KernelDistance.between(reals, fakes, 8, workers)).isNotEqualTo(here);
        assertThat(here.deviation()).isPositive();
    }

    @Test
    void oneImageHasNoUnbiasedEstimate() {
        assertThatThrownBy(() -> KernelDistance.between(Drawn.of(1, 1), Drawn.of(1, 1, 2), 1, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("at least 2");
    }

    @Test
    void aFeatureThatIsNoNumberIsUndefined() {
        assertThatThrownBy(() ->
                        KernelDistance.between(Drawn.of(1, 1, 2), Drawn.of(1, Double.NEGATIVE_INFINITY, 2), 1, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("the extractor gives -Infinity as feature 0 of image 0 of the fakes");
    }

    private static double pairs(Features a, Features b, boolean withoutSelf) {
        double sum = 0;
        for (int i = 0; i < a.count(); i++)
            for (int j = 0; j < b.count(); j++) {
                double dot = 0;
                for (int k = 0; k < a.size(); k++)
                    dot += (double) a.values()[i * a.size() + k] * b.values()[j * b.size() + k];
                if (!withoutSelf || i != j) sum += Math.pow(dot / a.size() + 1, 3);
            }
        return sum;
    }
}
