package crescendo.contracts.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Computed in NumPy, by another hand, from imresize's documentation; that makes the published images of Set5 and BSD100 too. */
    @ParameterizedTest
    @CsvSource({
        "6, 9, 64 137 144 104 156 106 151 110 102 130 149 197 155 125 99 62 101 127 136 117 144 133 91 66 83 121 185"
                + " 78 123 119 142 196 119 120 107 100 138 157 151 114 135 162 88 123 139 109 108 125 173 131 104 78 93 149",
        "4, 6, 100 157 131 123 116 104 127 156 135 84 79 153 109 132 141 149 111 118 120 137 145 124 85 133",
        "3, 4, 125 144 107 114 122 140 107 121 124 145 119 115",
        "8, 6, 76 141 119 115 151 105 121 162 140 144 80 96 138 196 152 69 80 157 123 121 100 74 83 172 85 120 180"
                + " 153 108 87 123 144 127 154 115 132 146 157 112 139 94 145 95 116 175 104 75 123",
    })
    void bytesAreMadeSmallerAsMatlabMakesThem(int height, int width, String expected) {
        byte[] high = new byte[12 * 18];
        for (int i = 0; i < high.length; i++) {
            int y = i / 18;
            int x = i % 18;
            high[i] = (byte) (37 * y * y + 53 * x + 91 * (x * y % 7));
        }

        byte[] low = Bicubic.shrunk(high, 12, 18, 1, height, width);

        assertThat(IntStream.range(0, low.length).map(i -> low[i] & 0xff)).containsExactly(numbers(expected));
    }

    private static Integer[] numbers(String spaced) {
        return Arrays.stream(spaced.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
    }

    @Test
    void whatWouldGrowIsNotMadeSmaller() {
        assertThatThrownBy(() -> Bicubic.shrunk(new byte[6], 2, 3, 1, 1, 4))
                .hasMessageContaining("2x3 is not made smaller by 1x4");
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
