package crescendo.trainer.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.image.Bicubic;
import crescendo.contracts.image.GaussianBlur;
import crescendo.contracts.recipe.degradation.Degradation;
import crescendo.contracts.recipe.degradation.Degradation.Blur;
import crescendo.contracts.recipe.degradation.Degradation.Jpeg;
import crescendo.contracts.recipe.degradation.Degradation.Noise;
import crescendo.contracts.recipe.degradation.Range;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShrinkingTest {
    private static final Chance CHANCE = new Chance(5, 0);

    private static Shrinking blurred(double chance, double sigma) {
        return by(Optional.of(new Blur(chance, new Range(sigma, sigma))), Optional.empty(), Optional.empty());
    }

    private static Shrinking noisy(double chance, double from, double to) {
        return by(Optional.empty(), Optional.of(new Noise(chance, new Range(from, to))), Optional.empty());
    }

    private static Shrinking jpeg(double quality) {
        return by(Optional.empty(), Optional.empty(), Optional.of(new Jpeg(1, new Range(quality, quality))));
    }

    private static Shrinking by(Optional<Blur> blur, Optional<Noise> noise, Optional<Jpeg> jpeg) {
        return new Shrinking(2, new Degradation(blur, noise, jpeg));
    }

    private static RawImage flat(int side, int tone) {
        byte[] pixels = new byte[side * side * 3];
        Arrays.fill(pixels, (byte) tone);
        return new RawImage(side, side, 3, pixels);
    }

    private static RawImage noise(int height, int width, int colours) {
        byte[] pixels = new byte[height * width * colours];
        new Random(2).nextBytes(pixels);
        return new RawImage(height, width, colours, pixels);
    }

    private static double deviation(RawImage image, double mean) {
        return Math.sqrt(IntStream.range(0, image.pixels().length)
                .mapToDouble(i -> Math.pow((image.pixels()[i] & 0xff) - mean, 2))
                .average()
                .orElseThrow());
    }

    private static double distance(RawImage one, RawImage other) {
        return IntStream.range(0, one.pixels().length)
                .mapToDouble(i -> Math.abs((one.pixels()[i] & 0xff) - (other.pixels()[i] & 0xff)))
                .average()
                .orElseThrow();
    }

    @Test
    void noiseHasTheDeviationAskedForAndNoMean() {
        RawImage low = noisy(1, 10, 10).low(flat(128, 128), CHANCE);

        double mean = IntStream.range(0, low.pixels().length)
                .map(i -> low.pixels()[i] & 0xff)
                .average()
                .orElseThrow();

        // 12,288 values: four deviations of the mean are 0.36, of the deviation 2.6 %; rounding adds 1/12 to the
        // variance
        assertThat(mean).isCloseTo(128, within(0.36));
        assertThat(deviation(low, 128)).isCloseTo(Math.sqrt(100 + 1 / 12.0), within(0.26));
    }

    @Test
    void noiseIsDrawnFromItsRangeAnewForEveryPair() {
        double[] found = IntStream.range(0, 200)
                .mapToDouble(position -> deviation(noisy(1, 5, 15).low(flat(32, 128), new Chance(5, position)), 128))
                .sorted()
                .toArray();

        assertThat(found[0]).isBetween(4.4, 6.0);
        assertThat(found[199]).isBetween(14.0, 16.6);
        assertThat(Arrays.stream(found).average().orElseThrow()).isCloseTo(10, within(0.9));
    }

    @Test
    void aStepHappensAsOftenAsItsChanceSays() {
        long happened = IntStream.range(0, 1000)
                .filter(position -> deviation(noisy(0.3, 10, 10).low(flat(8, 128), new Chance(9, position)), 128) > 0)
                .count();

        assertThat(happened).isBetween(242L, 358L); // four deviations of a binomial
    }

    @Test
    void blurComesBeforeTheShrinkingAndIsRoundedToBytes() {
        RawImage high = noise(24, 18, 3);
        double[] values = IntStream.range(0, high.pixels().length)
                .mapToDouble(i -> high.pixels()[i] & 0xff)
                .toArray();

        byte[] soft = Bicubic.rounded(GaussianBlur.of(values, 24, 18, 3, 1.5));
        byte[] expected = Bicubic.shrunk(soft, 24, 18, 3, 12, 9);

        assertThat(blurred(1, 1.5).low(high, CHANCE).pixels()).isEqualTo(expected);
        assertThat(blurred(0, 1.5).low(high, CHANCE).pixels())
                .isEqualTo(Bicubic.shrunk(high.pixels(), 24, 18, 3, 12, 9));
    }

    @Test
    void jpegComesLast() {
        RawImage high = noise(32, 32, 3);
        Optional<Noise> noise = Optional.of(new Noise(1, new Range(20, 20)));
        Optional<Jpeg> jpeg = Optional.of(new Jpeg(1, new Range(40, 40)));

        RawImage noisy = by(Optional.empty(), noise, Optional.empty()).low(high, CHANCE);

        assertThat(by(Optional.empty(), noise, jpeg).low(high, CHANCE).pixels())
                .isEqualTo(JpegTraces.in(noisy, 40).pixels());
    }

    @Test
    void jpegTakesTheMoreTheLowerItsQuality() {
        RawImage high = noise(64, 64, 1);
        RawImage low = new Shrinking(2, Degradation.NONE).low(high, CHANCE);

        double best = distance(jpeg(100).low(high, CHANCE), low);
        double good = distance(jpeg(75).low(high, CHANCE), low);
        double bad = distance(jpeg(10).low(high, CHANCE), low);

        assertThat(best).isLessThan(1);
        assertThat(good).isBetween(best + 1, bad - 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 77, 255})
    void jpegLeavesAConstantAlone(int tone) {
        assertThat(deviation(jpeg(90).low(flat(32, tone), CHANCE), tone)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 3", "7, 13, 3", "13, 7, 1", "8, 8, 1"})
    void jpegKeepsSizeAndColoursWhateverTheyAre(int height, int width, int colours) {
        RawImage image = noise(height, width, colours);

        RawImage through = JpegTraces.in(image, 50.5);

        assertThat(through.height()).isEqualTo(height);
        assertThat(through.width()).isEqualTo(width);
        assertThat(through.colours()).isEqualTo(colours);
        assertThat(JpegTraces.in(image, 50.5).pixels()).isEqualTo(through.pixels());
    }

    @Test
    void jpegKeepsRedRedAndBlueBlue() {
        byte[] pixels = new byte[16 * 16 * 3];
        for (int i = 0; i < pixels.length; i += 3) pixels[i] = (byte) 200;

        RawImage through = JpegTraces.in(new RawImage(16, 16, 3, pixels), 95);

        assertThat(through.at(8, 8, 0)).isBetween(195, 205);
        assertThat(through.at(8, 8, 2)).isLessThan(8);
    }
}
