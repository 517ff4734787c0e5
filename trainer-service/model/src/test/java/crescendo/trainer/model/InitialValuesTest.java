package crescendo.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InitialValuesTest {
    private final Parameter weight = Parameter.weight("8x8/conv0", 3, 3, 32, 32);

    @Test
    void areStandardNormal() {
        float[] values = InitialValues.of(7, "generator", weight);

        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * value;
        }

        assertThat(sum / values.length).isCloseTo(0, within(0.05));
        assertThat(squares / values.length).isCloseTo(1, within(0.05));
    }

    @Test
    void dependOnSeedAndNamesAlone() {
        Parameter other = Parameter.weight("8x8/conv1", 3, 3, 32, 32);

        assertThat(InitialValues.of(7, "generator", weight)).isEqualTo(InitialValues.of(7, "generator", weight));
        assertThat(InitialValues.of(7, "generator", weight)).isNotEqualTo(InitialValues.of(8, "generator", weight));
        assertThat(InitialValues.of(7, "generator", weight)).isNotEqualTo(InitialValues.of(7, "generator", other));
        assertThat(InitialValues.of(7, "generator", weight)).isNotEqualTo(InitialValues.of(7, "discriminator", weight));
    }

    @Test
    void areZeroForBiases() {
        assertThat(InitialValues.of(7, "generator", Parameter.bias("a", 5))).containsOnly(0f);
    }
}
