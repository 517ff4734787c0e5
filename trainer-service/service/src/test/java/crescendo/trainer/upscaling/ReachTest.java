package crescendo.trainer.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReachTest {
    @Test
    void whatLooksAtNoNeighbourReachesNowhere() {
        assertThat(new Reach(mean(0), 2, 1, 9).pixels()).isZero();
    }

    @Test
    void whatLooksThreePixelsFarReachesThree() {
        assertThat(new Reach(mean(3), 2, 1, 9).pixels()).isEqualTo(3);
    }

    @Test
    void neverFurtherThanLayersAllow() {
        assertThat(new Reach(mean(3), 2, 1, 2).pixels()).isEqualTo(2);
    }

    @Test
    void whatLooksAtTheWholePictureReachesAsFarAsLayersAllow() {
        assertThat(new Reach(ReachTest::meanOfAll, 1, 1, 350).pixels()).isEqualTo(350);
        assertThat(new Reach(ReachTest::meanOfAll, 1, 1, 60).pixels()).isEqualTo(60);
    }

    @Test
    void whatLooksFurtherThanAPictureThatIsCutIsTriedWithALargerOne() {
        assertThat(new Reach(mean(55), 2, 1, 350).pixels()).isEqualTo(55);
    }

    private static Tensor meanOfAll(Tensor picture) {
        byte[] pixels = picture.bytes();
        double sum = 0;
        for (byte pixel : pixels) sum += pixel & 255;
        float[] made = new float[pixels.length];
        Arrays.fill(made, (float) (sum / pixels.length / 127.5 - 1 + 0.05 * Math.log(pixels.length)));
        return Tensor.of(made, picture.shape());
    }

    /** Twice as large, every pixel the mean of those up to a distance away, black beyond the borders. */
    private static UnaryOperator<Tensor> mean(int distance) {
        return picture -> {
            int side = (int) picture.shape()[1];
            byte[] pixels = picture.bytes();
            float[] made = new float[4 * side * side];
            for (int y = 0; y < side; y++)
                for (int x = 0; x < side; x++) {
                    float value = around(pixels, side, y, x, distance);
                    for (int at = 0; at < 4; at++) made[(2 * y + at / 2) * 2 * side + 2 * x + at % 2] = value;
                }
            return Tensor.of(made, 1, 2 * side, 2 * side, 1);
        };
    }

    private static float around(byte[] pixels, int side, int y, int x, int distance) {
        float sum = 0;
        for (int down = -distance; down <= distance; down++)
            for (int right = -distance; right <= distance; right++) {
                boolean within = y + down >= 0 && y + down < side && x + right >= 0 && x + right < side;
                sum += within ? pixels[(y + down) * side + x + right] & 255 : 0;
            }
        return sum / ((2 * distance + 1) * (2 * distance + 1)) / 127.5f - 1;
    }
}
