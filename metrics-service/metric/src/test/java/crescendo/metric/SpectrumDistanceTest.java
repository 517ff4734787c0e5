package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpectrumDistanceTest {
    private final Workers workers = new Workers(2);

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void itIsTheRootMeanSquareOfTheSpectraApartRingByRing() throws MetricUndefined {
        SpectrumDistance distance = SpectrumDistance.between(noise(20, 16, 3, 40), noise(30, 16, 3, 20), workers);

        double squares = 0;
        for (int k = 0; k < distance.reals().size(); k++)
            squares += Math.pow(distance.reals().get(k) - distance.fakes().get(k), 2);
        assertThat(distance.reals()).hasSize(11);
        assertThat(distance.value())
                .isCloseTo(Math.sqrt(squares / distance.reals().size()), within(1e-12));
    }

    /** Half the deviation is a quarter of the power, 6.02 dB less; the logarithm of noise's power lies 2.51 dB below that of its mean. */
    @Test
    void noiseIsFlatAndHalfAsMuchOfItLiesSixDecibelsLower() throws MetricUndefined {
        SpectrumDistance distance = SpectrumDistance.between(noise(400, 32, 1, 40), noise(400, 32, 1, 20), workers);

        double expected = 10 * Math.log10(40 * 40 * 12) - 2.51;
        assertThat(distance.reals().subList(1, distance.reals().size() - 1))
                .allSatisfy(decibels -> assertThat(decibels).isCloseTo(expected, within(0.4)));
        assertThat(distance.value()).isCloseTo(6.02, within(0.2));
    }

    @Test
    void aCheckerboardOfSinglePixelsStandsInTheCornerAlone() throws MetricUndefined {
        Images reals = noise(40, 16, 3, 20);
        Images fakes = with(reals, (y, x) -> (y + x) % 2 == 0 ? 6 : -6);

        SpectrumDistance distance = SpectrumDistance.between(reals, fakes, workers);

        int corner = distance.reals().size() - 1;
        assertThat(distance.fakes().get(corner) - distance.reals().get(corner)).isGreaterThan(5);
        for (int k = 0; k < corner - 2; k++)
            assertThat(distance.fakes().get(k))
                    .as("ring %d", k + 1)
                    .isCloseTo(distance.reals().get(k), within(0.2));
        assertThat(distance.value())
                .isLessThan(SpectrumDistance.between(reals, with(reals, (y, x) -> (y + x) % 2 == 0 ? 20 : -20), workers)
                        .value());
    }

    @Test
    void equalSetsAreNothingApartAndTheOrderOfSetsDoesNotMatter() throws MetricUndefined {
        Images reals = noise(20, 16, 3, 40);
        Images fakes = noise(20, 16, 3, 20);

        assertThat(SpectrumDistance.between(reals, reals, workers).value()).isZero();
        assertThat(SpectrumDistance.between(fakes, reals, workers).value())
                .isEqualTo(SpectrumDistance.between(reals, fakes, workers).value());
    }

    @Test
    void itIsTheSameHoweverManyWorkAndInWhateverOrderImagesCome() throws MetricUndefined {
        Images reals = noise(50, 16, 3, 40);
        Images fakes = noise(50, 16, 3, 20);
        SpectrumDistance found = SpectrumDistance.between(reals, fakes, workers);

        try (Workers alone = new Workers(1)) {
            assertThat(SpectrumDistance.between(reals, fakes, alone)).isEqualTo(found);
        }
        assertThat(SpectrumDistance.between(reals, Reversed.of(fakes), workers).value())
                .isCloseTo(found.value(), within(1e-9));
    }

    @Test
    void setsWithoutAnyVariationHaveASpectrumToo() throws MetricUndefined {
        Images flat = TestArrays.of(3, 8, 1, (n, c, y, x) -> 100);

        assertThat(SpectrumDistance.between(flat, flat, workers).fakes())
                .allSatisfy(decibels -> assertThat(decibels).isZero());
    }

    @Test
    void belowFourPixelsItIsUndefined() {
        Images small = TestArrays.of(4, 3, 8, 1, (n, c, y, x) -> 9 * n + 5 * y + x);

        assertThatThrownBy(() -> SpectrumDistance.between(small, small, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("images of 3x8 have no rings of frequencies: 4x4 is the least");
    }

    @Test
    void imagesOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> SpectrumDistance.between(noise(2, 16, 3, 1), noise(2, 16, 1, 1), workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images must be of one shape: 16x16x3 and 16x16x1 are not");
    }

    private static Images noise(int count, int side, int channels, double deviation) {
        Random random = new Random((long) deviation);
        return TestArrays.of(count, side, channels, (n, c, y, x) ->
                (int) Math.round(Math.max(0, Math.min(255, 128 + deviation * random.nextGaussian()))));
    }

    private interface Pattern {
        int at(int y, int x);
    }

    private static Images with(Images images, Pattern pattern) {
        int row = images.width() * images.channels();
        return TestArrays.of(
                images.count(),
                images.height(),
                images.channels(),
                (n, c, y, x) -> (images.pixels()[(n * images.height() + y) * row + x * images.channels() + c] & 0xff)
                        + pattern.at(y, x));
    }
}
