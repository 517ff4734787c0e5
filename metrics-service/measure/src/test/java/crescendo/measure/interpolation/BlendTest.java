package crescendo.measure.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import crescendo.measure.onnx.UnusableNetwork;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static float between(double alpha, float from, float to) {
        return new Blend(alpha).of("w", from, to);
    }

    @Test
    void aThirdOfTheWayIsAThirdOfTheWay() {
        assertThat(between(0.25, 1, 5)).isEqualTo(2);
        assertThat(between(0.8, -1, 1)).isEqualTo(0.6f);
        assertThat(new Blend(0.5).of("w", 1e-300, 3e-300)).isEqualTo(2e-300);
    }

    @Property
    void whatLiesBetweenIsNeverOutside(
            @ForAll @DoubleRange(min = 0, max = 1) double alpha, @ForAll float from, @ForAll float to) {
        float made = between(alpha, from, to);

        assertThat(made).isBetween(Math.min(from, to), Math.max(from, to));
    }

    @Property
    void theEndsAndWhatIsTheSameStayAsTheyAreToTheBit(
            @ForAll @DoubleRange(min = 0, max = 1) double alpha, @ForAll float from, @ForAll float to) {
        assertThat(Float.floatToRawIntBits(between(0, from, to))).isEqualTo(Float.floatToRawIntBits(from));
        assertThat(Float.floatToRawIntBits(between(1, from, to))).isEqualTo(Float.floatToRawIntBits(to));
        assertThat(Float.floatToRawIntBits(between(alpha, from, from))).isEqualTo(Float.floatToRawIntBits(from));
    }

    @Test
    void nothingLiesBetweenNumbersThatAreNone() {
        assertThat(between(0.5, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY))
                .as("a bound that both have")
                .isEqualTo(Float.NEGATIVE_INFINITY);
        assertThatExceptionOfType(UnusableNetwork.class)
                .isThrownBy(() -> between(0.5, 1, Float.NaN))
                .withMessage("w holds 1.0 and NaN, and nothing lies between those");
    }

    @Test
    void alphaLiesBetweenItsEnds() {
        for (double alpha : new double[] {-0.01, 1.01, Double.NaN})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Blend(alpha))
                    .withMessageContaining("alpha: " + alpha + " is not allowed; use 0");
    }
}
