package crescendo.contracts.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianBlurTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.7, 1, 2.5})
    void aPointBecomesAGaussianOfThatDeviation(double sigma) {
        int side = 31;
        double[] point = new double[side * side];
        point[15 * side + 15] = 1;

        double[] blurred = GaussianBlur.of(point, side, side, 1, sigma);

        double beside = blurred[15 * side + 16] / blurred[15 * side + 15];
        double across = blurred[16 * side + 16] / blurred[15 * side + 15];
        assertThat(beside).isCloseTo(Math.exp(-1 / (2 * sigma * sigma)), within(1e-12));
        assertThat(across).isCloseTo(beside * beside, within(1e-12));
        assertThat(Arrays.stream(blurred).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void bordersRepeatWhatLiesWithinSoAConstantStaysWhatItIsEvenWhereItIsSmallerThanTheBlur() {
        double[] flat = new double[2 * 3 * 3];
        Arrays.fill(flat, 77);

        for (double value : GaussianBlur.of(flat, 2, 3, 3, 4)) assertThat(value).isCloseTo(77, within(1e-9));
    }

    @Test
    void columnsAreBlurredAsRowsAreAndColoursEachForItself() {
        double[] wide = {0, 9, 5, 1, 8, 2, 7, 7, 3, 4, 1, 6}; // 2×3×2
        double[] tall = new double[12];
        for (int y = 0; y < 2; y++)
            for (int x = 0; x < 3; x++)
                for (int colour = 0; colour < 2; colour++)
                    tall[(x * 2 + y) * 2 + 1 - colour] = wide[(y * 3 + x) * 2 + colour];

        double[] ofWide = GaussianBlur.of(wide, 2, 3, 2, 0.8);
        double[] ofTall = GaussianBlur.of(tall, 3, 2, 2, 0.8);

        for (int y = 0; y < 2; y++)
            for (int x = 0; x < 3; x++)
                for (int colour = 0; colour < 2; colour++)
                    assertThat(ofTall[(x * 2 + y) * 2 + 1 - colour])
                            .isCloseTo(ofWide[(y * 3 + x) * 2 + colour], within(1e-12));
    }

    @Test
    void noDeviationIsNoBlurAndANegativeOneIsRefused() {
        assertThat(GaussianBlur.of(new double[] {1, 2, 3}, 1, 3, 1, 0)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> GaussianBlur.of(new double[3], 1, 3, 1, -1)).hasMessageContaining("sigma must lie in");
        assertThatThrownBy(() -> GaussianBlur.of(new double[3], 1, 3, 1, Double.NaN))
                .hasMessageContaining("NaN");
    }
}
