package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InceptionScoreTest {
    @Test
    void theTestLogitsScoreTheGoldenValue() throws MetricUndefined {
        float[][] logits = new float[1000][10];
        for (int i = 0; i < 1000; i++)
            for (int k = 0; k < 10; k++) logits[i][k] = ((7 * i + 13 * k + ((i * k) % 17)) % 11) / 2f;

        InceptionScore score = InceptionScore.of(ClassProbabilities.ofLogits(logits));

        assertThat(score.mean()).isCloseTo(1.92753295, within(1e-8));
        assertThat(score.deviation()).isCloseTo(0.02263932, within(1e-8));
    }

    @Test
    void aClassifierThatCannotTellScoresOne() throws MetricUndefined {
        InceptionScore score = InceptionScore.of(ClassProbabilities.ofLogits(new float[50][4]));

        assertThat(score.mean()).isCloseTo(1, within(1e-12));
        assertThat(score.deviation()).isCloseTo(0, within(1e-12));
    }

    @Test
    void surePredictionsOfBalancedClassesScoreTheirNumber() throws MetricUndefined {
        InceptionScore score = InceptionScore.of(new ClassProbabilities(oneHot(100, 5)));

        assertThat(score.mean()).isCloseTo(5, within(1e-12));
        assertThat(score.shares()).hasSize(5).allSatisfy(share -> assertThat(share)
                .isEqualTo(0.2));
    }

    @Test
    void sharesCountTheLikeliestClass() throws MetricUndefined {
        double[][] rows = oneHot(10, 2);
        rows[1] = new double[] {0.6, 0.4};

        assertThat(InceptionScore.of(new ClassProbabilities(rows)).shares()).containsExactly(0.6, 0.4);
    }

    @Test
    void nanIsATypedFailureThatNamesTheImage() {
        double[][] rows = oneHot(20, 2);
        rows[13][0] = Double.NaN;

        assertThatThrownBy(() -> InceptionScore.of(new ClassProbabilities(rows)))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("image 13");
    }

    @Test
    void fewerImagesThanSplitsHaveNoScore() {
        assertThatThrownBy(() -> InceptionScore.of(new ClassProbabilities(oneHot(9, 3))))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("9 images cannot be split in 10");
    }

    private static double[][] oneHot(int count, int classes) {
        double[][] rows = new double[count][classes];
        for (int i = 0; i < count; i++) rows[i][i % classes] = 1;
        return rows;
    }
}
