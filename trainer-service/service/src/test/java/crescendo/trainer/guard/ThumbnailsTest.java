package crescendo.trainer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {
    @Test
    void smallImagesStayAsTheyAre() {
        Thumbnails small = Thumbnails.of(Tensor.of(new byte[] {0, (byte) 255, 51, (byte) 204}, 1, 2, 2, 1));

        assertThat(small.images().get(0)).containsExactly(0, 1, 0.2f, 0.8f);
    }

    @Test
    void largeImagesBecomeTheMeansOfTheirSquares() {
        byte[] pixels = new byte[2 * 32 * 32 * 3];
        Arrays.fill(pixels, 32 * 32 * 3, pixels.length, (byte) 255);
        pixels[0] = (byte) 204; // red of the first pixel

        Thumbnails small = Thumbnails.of(Tensor.of(pixels, 2, 32, 32, 3));

        assertThat(small.count()).isEqualTo(2);
        assertThat(small.size()).isEqualTo(16 * 16 * 3);
        assertThat(small.images().get(0)).startsWith(0.2f, 0, 0).endsWith(0);
        assertThat(small.images().get(1)).containsOnly(1);
    }

    @Test
    void theLongerSideDecidesForImagesThatAreNotSquare() {
        Thumbnails small = Thumbnails.of(Tensor.of(new byte[128 * 64], 1, 128, 64, 1));

        assertThat(small.size()).isEqualTo(16 * 8);
        assertThat(Thumbnails.of(Tensor.of(new byte[64 * 96], 1, 64, 96, 1)).size())
                .isEqualTo(8 * 12);
        assertThat(Thumbnails.of(Tensor.of(new byte[20 * 20], 1, 20, 20, 1)).size())
                .isEqualTo(10 * 10);
    }
}
