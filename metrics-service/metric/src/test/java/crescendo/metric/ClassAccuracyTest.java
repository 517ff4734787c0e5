package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClassAccuracyTest {
    private final ClassProbabilities seen =
            new ClassProbabilities(new double[][] {{0.7, 0.2, 0.1}, {0.3, 0.4, 0.3}, {0.5, 0.4, 0.1}, {0.1, 0.8, 0.1}});

    @Test
    void itIsTheShareOfSamplesThatAreTakenForWhatTheyWereAskedToBe() throws MetricUndefined {
        ClassAccuracy accuracy = ClassAccuracy.of(seen, new int[] {0, 1, 1, 1});

        assertThat(accuracy.value()).isEqualTo(0.75);
        assertThat(accuracy.byClass())
                .containsExactly(OptionalDouble.of(1), OptionalDouble.of(2.0 / 3), OptionalDouble.empty());
    }

    @Test
    void labelsThatAreAllWrongScoreZero() throws MetricUndefined {
        assertThat(ClassAccuracy.of(seen, new int[] {2, 2, 2, 2}).value()).isZero();
    }

    @Test
    void aClassThatTheClassifierDoesNotKnowIsUndefined() {
        assertThatThrownBy(() -> ClassAccuracy.of(seen, new int[] {0, 1, 3, 1}))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("image 2 is of class 3; the classifier knows classes 0 to 2 only");
    }

    @Test
    void aRowThatIsNoDistributionIsUndefined() {
        ClassProbabilities broken = new ClassProbabilities(new double[][] {{0.5, 0.5}, {Double.NaN, 1}});

        assertThatThrownBy(() -> ClassAccuracy.of(broken, new int[] {0, 0}))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("image 1");
    }

    @Test
    void labelsThatDoNotFitTheRowsAreRefused() {
        assertThatThrownBy(() -> ClassAccuracy.of(seen, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels must be 4 as the rows, not 1");
        assertThatThrownBy(() -> ClassAccuracy.of(seen, new int[] {0, -1, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not -1 as of image 1");
    }
}
