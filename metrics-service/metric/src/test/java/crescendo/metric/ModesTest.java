package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ModesTest {
    @Test
    void everyClassEquallyOftenIsFullEntropy() throws MetricUndefined {
        Modes modes = Modes.of(classes(0, 1, 2, 3, 0, 1, 2, 3));

        assertThat(modes.found()).isEqualTo(4);
        assertThat(modes.entropy()).isCloseTo(Math.log(4), within(1e-12));
        assertThat(modes.divergence()).isCloseTo(0, within(1e-12));
    }

    @Test
    void oneClassAloneIsCollapse() throws MetricUndefined {
        Modes modes = Modes.of(classes(2, 2, 2));

        assertThat(modes.found()).isEqualTo(1);
        assertThat(modes.entropy()).isEqualTo(0);
        assertThat(modes.divergence()).isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void unevenSharesLieBetween() throws MetricUndefined {
        Modes modes = Modes.of(classes(0, 0, 0, 3));

        double entropy = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        assertThat(modes.found()).isEqualTo(2);
        assertThat(modes.entropy()).isCloseTo(entropy, within(1e-12));
        assertThat(modes.divergence()).isCloseTo(Math.log(4) - entropy, within(1e-12));
    }

    @Test
    void aRowThatIsNoDistributionIsUndefined() {
        ClassProbabilities broken = new ClassProbabilities(new double[][] {{0.5, 0.5}, {0.5, -0.5}});

        assertThatThrownBy(() -> Modes.of(broken))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("the classifier's probabilities of image 1 sum to NaN, not 1");
    }

    private static ClassProbabilities classes(int... likeliest) {
        double[][] rows = new double[likeliest.length][4];
        for (int i = 0; i < rows.length; i++) rows[i][likeliest[i]] = 1;
        return new ClassProbabilities(rows);
    }
}
