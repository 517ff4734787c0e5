package crescendo.client.dataset.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.recipe.BaseShape;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FitTest {
    @Example
    void theSideFitsTheImages() {
        assertThat(Fit.sideFor(28)).isEqualTo(32);
        assertThat(Fit.sideFor(32)).isEqualTo(32);
        assertThat(Fit.sideFor(33)).isEqualTo(32);
        assertThat(Fit.sideFor(178)).isEqualTo(128);
        assertThat(Fit.sideFor(1)).isEqualTo(4);
        assertThat(Fit.sideFor(5000)).isEqualTo(1024);
    }

    @Example
    void aSmallImageIsCentredOnZeros() {
        RawImage image = new RawImage(1, 2, 1, new byte[] {(byte) 200, 100});

        RawImage square = Fit.fit(image, BaseShape.SQUARE, 4);

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

        assertThat(Fit.fit(image, BaseShape.SQUARE, 4).pixels()).containsOnly(40);
    }

    @Example
    void thirdsAreAveragedExactly() {
        byte[] ramp = new byte[36];
        for (int i = 0; i < 36; i++) {
            ramp[i] = (byte) (30 * (i % 6));
        }

        RawImage four = Fit.fit(new RawImage(6, 6, 1, ramp), BaseShape.SQUARE, 4);

        // columns of 1.5: (0 + 15)/1.5, (15 + 60)/1.5, (90 + 60)/1.5, (60 + 150)/1.5
        assertThat(four.pixels()).startsWith(10, 50, 100, (byte) 140);
    }

    @Property(tries = 200)
    void paddingKeepsTheSumAndAveragingTheMean(
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll long seed) {
        RawImage image = random(height, width, 3, seed);

        RawImage fitted = Fit.fit(image, BaseShape.SQUARE, 16);

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

    @Example
    void aTallImageKeepsTheLargestCentralPartOfItsShape() {
        byte[] pixels = new byte[12 * 10];
        for (int y = 0; y < 12; y++) for (int x = 0; x < 10; x++) pixels[y * 10 + x] = (byte) (10 * y + x);

        RawImage tall = Fit.fit(new RawImage(12, 10, 1, pixels), new BaseShape(4, 2), 4);

        assertThat(tall.height()).isEqualTo(4);
        assertThat(tall.width()).isEqualTo(2);
        // of the columns 2 to 7 and all rows, means of 3 by 3: around row 1, column 3 at first
        assertThat(tall.pixels()).containsExactly(13, 16, 43, 46, 73, 76, 103, 106);
    }

    @Example
    void aSmallImageIsCentredInItsShapeAndHalvedDownToTheBase() {
        byte[] pixels = {100, 100, 100, 100, 100, 100, 100, 100};

        RawImage wide = Fit.fit(new RawImage(4, 2, 1, pixels), new BaseShape(3, 4), 8);

        assertThat(wide.pixels()).hasSize(6 * 8).startsWith(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 100, 0);
        assertThat(Pyramid.of(wide)).hasSize(2);
        assertThat(Pyramid.of(wide).get(1).pixels()).containsExactly(0, 25, 25, 0, 0, 50, 50, 0, 0, 25, 25, 0);
    }
}
