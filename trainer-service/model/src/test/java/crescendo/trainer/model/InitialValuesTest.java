package crescendo.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.upscaling.Rrdb;
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

    /** Wang et al. 2018, section 3.1: a tenth of what He et al. 2015 start with, but within dense blocks alone. */
    @Test
    void startWithATenthWithinDenseBlocks() {
        Summary network = Summary.of(new Rrdb(2, 3, 32, 1, 16), 8);

        double within = Math.sqrt(2.0 / (9 * (32 + 16)));
        assertThat(deviation(network, "block0/dense1/conv1/weight")).isCloseTo(0.1 * within, withinPercentage(5));
        double after = Math.sqrt(2.0 / (9 * 32));
        assertThat(deviation(network, "high/weight")).isCloseTo(after, withinPercentage(5));
    }

    private static double deviation(Summary network, String name) {
        Parameter parameter = network.parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        float[] values = InitialValues.of(7, "generator", parameter);
        double squares = 0;
        for (float value : values) {
            squares += value * (double) value / values.length;
        }
        return Math.sqrt(squares);
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
