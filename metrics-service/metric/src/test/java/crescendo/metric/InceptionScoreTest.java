package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
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

    @Property(tries = 200)
    void itLiesBetweenOneAndTheNumberOfClasses(
            @ForAll @Size(min = 20, max = 20)
                    List<@Size(value = 4) List<@FloatRange(min = -30, max = 30) Float>> logits)
            throws MetricUndefined {
        float[][] rows = new float[20][4];
        for (int i = 0; i < 20; i++)
            for (int k = 0; k < 4; k++) rows[i][k] = logits.get(i).get(k);

        InceptionScore score = InceptionScore.of(ClassProbabilities.ofLogits(rows));

        assertThat(score.mean()).isBetween(1 - 1e-12, 4 + 1e-12);
        assertThat(score.deviation()).isBetween(0.0, 1.5);
    }

    @Test
    void theOrderWithinASplitDoesNotMatter() throws MetricUndefined {
        float[][] logits = new float[40][5];
        for (int i = 0; i < 40; i++) for (int k = 0; k < 5; k++) logits[i][k] = (7 * i + 13 * k + i * k % 17) % 11 / 2f;
        float[][] turned = logits.clone();
        for (int i = 0; i < 40; i++) turned[i] = logits[i / 4 * 4 + 3 - i % 4];

        assertThat(InceptionScore.of(ClassProbabilities.ofLogits(turned)).mean())
                .isCloseTo(
                        InceptionScore.of(ClassProbabilities.ofLogits(logits)).mean(), within(1e-12));
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
