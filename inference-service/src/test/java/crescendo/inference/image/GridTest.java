package crescendo.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GridTest {
    @Example
    void isAsWideAsItIsHighOrOneWider() {
        assertThat(Grid.of(1)).isEqualTo(new Grid(1, 1));
        assertThat(Grid.of(6)).isEqualTo(new Grid(3, 2));
        assertThat(Grid.of(64)).isEqualTo(new Grid(8, 8));
        assertThat(Grid.of(65)).isEqualTo(new Grid(9, 8));
    }

    @Property(tries = 200)
    void holdsEveryImageOnceAndBlackElsewhere(
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll boolean grey,
            @ForAll long seed) {
        Pixels images = random(count, height, width, grey ? 1 : 3, seed);

        Pixels picture = Grid.of(images);

        Grid grid = Grid.of(count);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int cell = y / height * grid.columns() + x / width;
                for (int c = 0; c < images.channels(); c++) {
                    byte expected = cell < count ? at(images, cell, y % height, x % width, c) : 0;
                    assertThat(at(picture, 0, y, x, c)).isEqualTo(expected);
                }
            }
        }
    }

    @Property(tries = 200)
    void wastesLessThanARow(@ForAll @IntRange(min = 1, max = 100_000) int count) {
        Grid grid = Grid.of(count);

        assertThat((long) grid.columns() * grid.rows() - count).isBetween(0L, grid.columns() - 1L);
        assertThat(grid.columns() - grid.rows()).isBetween(0, 1);
    }

    static Pixels random(int count, int height, int width, int channels, long seed) {
        byte[] data = new byte[count * height * width * channels];
        new Random(seed).nextBytes(data);
        return new Pixels(count, height, width, channels, data);
    }

    static byte at(Pixels images, int image, int y, int x, int channel) {
        return images.data()[image * images.imageBytes() + y * images.rowBytes() + x * images.channels() + channel];
    }
}
