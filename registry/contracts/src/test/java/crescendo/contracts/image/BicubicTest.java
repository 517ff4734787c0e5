package crescendo.contracts.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BicubicTest {
    @Test
    void shrinkingByTwoIsTheWidenedKernel() {
        double[] small = Bicubic.resized(new double[] {0, 0, 0, 0, 256, 0, 0, 0, 0, 0}, 1, 10, 1, 1, 5);

        // Keys' kernel at distances 1.75, 0.75, 0.25, 1.25 of pixels of twice the width, halved
        assertThat(small)
                .containsExactly(
                        new double[] {
                            -0.0234375 / 2 * 256, 0.2265625 / 2 * 256, 0.8671875 / 2 * 256, -0.0703125 / 2 * 256, 0
                        },
                        within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 20})
    void aConstantStaysWhatItIsWhateverTheSize(int side) {
        double[] flat = new double[7 * 5];
        Arrays.fill(flat, 77);

        for (double value : Bicubic.resized(flat, 7, 5, 1, side, side)) {
            assertThat(value).isCloseTo(77, within(1e-9));
        }
    }

    @Test
    void channelsAreResizedEachForItself() {
        byte[] colours = new byte[9 * 12 * 3];
        new Random(3).nextBytes(colours);

        byte[] together = Bicubic.resized(colours, 9, 12, 3, 3, 4);

        for (int channel = 0; channel < 3; channel++) {
            byte[] alone = Bicubic.resized(channel(colours, channel), 9, 12, 1, 3, 4);
            assertThat(channel(together, channel)).as("channel " + channel).isEqualTo(alone);
        }
    }

    @Test
    void valuesAreRoundedAndKeptWithinBytes() {
        assertThat(Bicubic.rounded(new double[] {-3, 0.49, 0.5, 254.6, 300})).containsExactly(0, 0, 1, 255, 255);
    }

    @Test
    void whatIsNoImageOfThatSizeIsRefused() {
        assertThatThrownBy(() -> Bicubic.resized(new byte[5], 2, 3, 1, 1, 1))
                .hasMessageContaining("5 values are not 2x3x1");
        assertThatThrownBy(() -> Bicubic.resized(new byte[6], 2, 3, 1, 0, 1)).hasMessageContaining("become 0x1");
    }

    private static byte[] channel(byte[] colours, int channel) {
        byte[] one = new byte[colours.length / 3];
        for (int i = 0; i < one.length; i++) {
            one[i] = colours[3 * i + channel];
        }
        return one;
    }
}
