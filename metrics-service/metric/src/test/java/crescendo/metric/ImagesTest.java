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

    @Test
    void averagingTakesTheMeanOfWhatAPixelCovers() {
        Images images = TestArrays.of(2, 4, 3, (n, c, y, x) -> 100 * n + 10 * c + 4 * y + x);

        Images small = images.averagedTo(2);

        // rows 2 and 3, columns 0 and 1: 8, 9, 12, 13 have the mean 10.5
        assertThat(small.planar(1)[2 * 4 + 2]).isEqualTo(100 + 20 + 11);
        assertThat(small.averagedTo(2)).isSameAs(small);
        assertThatThrownBy(() -> images.averagedTo(3)).hasMessage("side must divide 4, not be 3");
    }

    @Test
    void theFirstImagesAreASetOfTheirOwn() {
        Images images = TestArrays.of(3, 4, 1, (n, c, y, x) -> n);

        assertThat(images.first(2).count()).isEqualTo(2);
        assertThat(images.first(3)).isSameAs(images);
        assertThatThrownBy(() -> images.first(4)).hasMessage("some must lie in [1, 3], not 4");
    }

    private static long sum(Images images) {
        long sum = 0;
        for (byte pixel : images.pixels()) sum += pixel & 0xff;
        return sum;
    }
}
