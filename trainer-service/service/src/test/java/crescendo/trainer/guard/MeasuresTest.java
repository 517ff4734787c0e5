package crescendo.trainer.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.Latents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuresTest {
    private static final int SIZE = 48;

    @Test
    void equalImagesHaveNoDiversity() {
        float[] image = Latents.normal(1, 0, 1, SIZE);

        assertThat(Diversity.of(new Thumbnails(Collections.nCopies(8, image)))).isZero();
    }

    @Test
    void itsSquareIsHalfOfTheMeanSquaredDistanceOfPairs() {
        Thumbnails images = noise(1, 10, 0, 1);

        double sum = 0;
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < i; j++) {
                for (int pixel = 0; pixel < SIZE; pixel++) {
                    sum += Math.pow(
                            images.images().get(i)[pixel] - images.images().get(j)[pixel], 2);
                }
            }
        }
        double pairs = sum / 45 / SIZE;
        assertThat(Math.pow(Diversity.of(images), 2)).isCloseTo(pairs / 2, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.5", "3, 1", "4, 2.5", "5, 10"})
    void diversityGrowsAsTheImagesAreSpread(long seed, double factor) {
        double share = Diversity.share(noise(seed, 16, 0.5, factor), noise(seed, 16, -3, 1));

        assertThat(share).isCloseTo(factor, within(1e-4 * factor));
    }

    @Test
    void nothingCanBeMissingWhereTheRealsAreAllTheSame() {
        Thumbnails same = new Thumbnails(Collections.nCopies(4, new float[SIZE]));

        assertThat(Diversity.share(noise(1, 4, 0, 1), same)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSetIsNotAwayFromItselfInWhateverOrder(long seed) {
        Thumbnails images = noise(seed, 16, 0, 1);
        List<float[]> shuffled = new ArrayList<>(images.images());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(SlicedDistance.between(new Thumbnails(shuffled), images)).isZero();
    }

    @Test
    void distanceTellsChanceFromAShiftAndFromACollapse() {
        Thumbnails reals = noise(1, 64, 0, 1);
        double chance = SlicedDistance.between(noise(2, 64, 0, 1), reals);
        double shifted = SlicedDistance.between(noise(2, 64, 1, 1), reals);
        double collapsed = SlicedDistance.between(new Thumbnails(Collections.nCopies(64, new float[SIZE])), reals);

        assertThat(chance).isLessThan(0.3);
        assertThat(shifted).isGreaterThan(2 * chance);
        // a point is away from a normal distribution by its mean absolute deviation: √(2/π) of its spread
        assertThat(collapsed).isCloseTo(Math.sqrt(2 / Math.PI), within(0.05));
    }

    @Test
    void distanceIsInUnitsOfTheRealsOwnSpread() {
        double small = SlicedDistance.between(noise(2, 32, 0, 1), noise(1, 32, 0, 1));
        double large = SlicedDistance.between(noise(2, 32, 0, 100), noise(1, 32, 0, 100));

        assertThat(large).isCloseTo(small, within(1e-4));
    }

    @Test
    void whatMovesAwayFromRealsWithoutSpreadIsInfinitelyFar() {
        Thumbnails black = new Thumbnails(Collections.nCopies(4, new float[SIZE]));

        assertThat(SlicedDistance.between(noise(1, 4, 0, 1), black)).isInfinite();
        assertThat(SlicedDistance.between(black, black)).isZero();
    }

    private static Thumbnails noise(long seed, int count, double mean, double deviation) {
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] image = Latents.normal(seed, i, 1, SIZE);
            for (int j = 0; j < SIZE; j++) {
                image[j] = (float) (mean + deviation * image[j]);
            }
            images.add(image);
        }
        return new Thumbnails(images);
    }
}
