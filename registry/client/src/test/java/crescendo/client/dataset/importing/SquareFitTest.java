package crescendo.client.dataset.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.client.dataset.source.RawImage;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SquareFitTest {
    @Example
    void theSideFitsTheImages() {
        assertThat(SquareFit.sideFor(28)).isEqualTo(32);
        assertThat(SquareFit.sideFor(32)).isEqualTo(32);
        assertThat(SquareFit.sideFor(33)).isEqualTo(32);
        assertThat(SquareFit.sideFor(178)).isEqualTo(128);
        assertThat(SquareFit.sideFor(1)).isEqualTo(4);
        assertThat(SquareFit.sideFor(5000)).isEqualTo(1024);
    }

    @Example
    void aSmallImageIsCentredOnZeros() {
        RawImage image = new RawImage(1, 2, 1, new byte[] {(byte) 200, 100});

        RawImage square = SquareFit.fit(image, 4);

        assertThat(square.pixels()).containsExactly(0, 0, 0, 0, 0, (byte) 200, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Example
    void aLargeImageLosesItsLongSidesEnds() {
        RawImage image = new RawImage(8, 12, 1, new byte[96]);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 12; x++) {
                image.pixels()[y * 12 + x] = (byte) (x < 2 || x >= 10 ? 255 : 40);
            }
        }

        assertThat(SquareFit.fit(image, 4).pixels()).containsOnly(40);
    }

    @Example
    void thirdsAreAveragedExactly() {
        byte[] ramp = new byte[36];
        for (int i = 0; i < 36; i++) {
            ramp[i] = (byte) (30 * (i % 6));
        }

        RawImage four = SquareFit.fit(new RawImage(6, 6, 1, ramp), 4);

        // columns of 1.5: (0 + 15)/1.5, (15 + 60)/1.5, (90 + 60)/1.5, (60 + 150)/1.5
        assertThat(four.pixels()).startsWith(10, 50, 100, (byte) 140);
    }

    @Property(tries = 200)
    void paddingKeepsTheSumAndAveragingTheMean(
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll long seed) {
        RawImage image = random(height, width, 3, seed);

        RawImage fitted = SquareFit.fit(image, 16);

        if (height <= 16 && width <= 16) {
            assertThat(mean(fitted) * 256).isCloseTo(mean(image) * height * width, within(1e-6));
        } else if (height == width) {
            assertThat(mean(fitted)).isCloseTo(mean(image), within(0.5));
        }
        assertThat(fitted.height()).isEqualTo(16);
    }

    @Property(tries = 100)
    void everyLevelHasTheMeanOfTheFinest(@ForAll @IntRange(min = 2, max = 6) int log, @ForAll long seed) {
        RawImage finest = random(1 << log, 1 << log, 1, seed);

        for (RawImage level : Pyramid.of(finest)) {
            assertThat(mean(level)).isCloseTo(mean(finest), within(0.5));
        }
    }

    @Property(tries = 100)
    void aValueOfALevelIsTheRoundedMeanOfWhatItCovers(@ForAll long seed) {
        RawImage finest = random(16, 16, 3, seed);

        RawImage four = Pyramid.of(finest).get(2);

        int sum = 0;
        for (int y = 8; y < 12; y++) {
            for (int x = 4; x < 8; x++) {
                sum += finest.at(y, x, 2);
            }
        }
        assertThat(four.at(2, 1, 2)).isEqualTo((int) Math.floor(sum / 16.0 + 0.5));
    }

    private static RawImage random(int height, int width, int colours, long seed) {
        byte[] pixels = new byte[height * width * colours];
        new Random(seed).nextBytes(pixels);
        return new RawImage(height, width, colours, pixels);
    }

    private static double mean(RawImage image) {
        double sum = 0;
        for (byte value : image.pixels()) {
            sum += value & 0xff;
        }
        return sum / image.pixels().length;
    }
}
