package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImagesTest {
    @Test
    void theTestArraysHaveThePublishedSums() {
        assertThat(sum(TestArrays.a())).isEqualTo(3_148_640);
        assertThat(sum(TestArrays.b())).isEqualTo(3_135_760);
    }

    @Test
    void planesPutEachChannelTogether() {
        Images images = TestArrays.of(2, 4, 3, (n, c, y, x) -> 100 * n + 50 * c + 4 * y + x);

        float[] planes = images.planar(1);

        assertThat(planes[2 * 16 + 3 * 4 + 1]).isEqualTo(213);
    }

    @Test
    void pixelsOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> new Images(new byte[15], 1, 4, 1)).hasMessage("pixels must hold 16 values, not 15");
    }

    private static long sum(Images images) {
        long sum = 0;
        for (byte pixel : images.pixels()) sum += pixel & 0xff;
        return sum;
    }
}
