package crescendo.trainer.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.dataset.VariableImages;
import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.contracts.image.Bicubic;
import crescendo.contracts.recipe.degradation.Degradation;
import crescendo.contracts.recipe.degradation.Degradation.Blur;
import crescendo.contracts.recipe.degradation.Degradation.Jpeg;
import crescendo.contracts.recipe.degradation.Degradation.Noise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingPairsTest {
    private static final Degradation ALL =
            new Degradation(Optional.of(Blur.USUAL), Optional.of(Noise.USUAL), Optional.of(Jpeg.USUAL));
    private static final PairPlan PLAIN = new PairPlan(4, 16, true, true, Degradation.NONE);
    private static final PairPlan DEGRADED = new PairPlan(4, 16, true, true, ALL);

    @TempDir
    static Path cache;

    private static VariableImages images;

    @BeforeAll
    static void storeTheImages() throws IOException {
        images = CodedImages.of(
                cache, new Sides(16, 40), new Sides(60, 17), new Sides(30, 30), new Sides(200, 256), new Sides(16, 16));
    }

    private static TrainingPairs pairs(PairPlan plan, long seed) {
        return new TrainingPairs(images, plan, seed);
    }

    @Test
    void whatStandsAtAPositionIsTheSameForWhoeverAsksInWhateverOrder() {
        TrainingPairs first = pairs(DEGRADED, 3);
        TrainingPairs again = pairs(DEGRADED, 3);

        for (long position : new long[] {1_000_000_000_007L, 0, 5, 4}) {
            Pair pair = first.pair(position);
            assertThat(again.pair(position).low().pixels()).isEqualTo(pair.low().pixels());
            assertThat(again.pair(position).high().pixels())
                    .isEqualTo(pair.high().pixels());
        }
    }

    @Test
    void aRunThatGoesOnElsewhereWithOtherMinibatchesSeesTheSame() {
        PairBatch whole = pairs(DEGRADED, 3).batch(40, 12);
        PairBatch first = pairs(DEGRADED, 3).batch(40, 5);
        PairBatch rest = pairs(DEGRADED, 3).batch(45, 7);

        assertThat(joined(first.low(), rest.low())).isEqualTo(whole.low());
        assertThat(joined(first.high(), rest.high())).isEqualTo(whole.high());
        assertThat(whole.low()).hasSize(12 * 4 * 4 * 3);
        assertThat(whole.high()).hasSize(12 * 16 * 16 * 3);
    }

    private static byte[] joined(byte[] first, byte[] rest) {
        byte[] both = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, both, first.length, rest.length);
        return both;
    }

    @ParameterizedTest
    @CsvSource({"2, 16", "3, 15", "4, 16"})
    void theLowImageIsTheHighOneShrunkByMatlabsBicubic(int scale, int crop) {
        TrainingPairs pairs = pairs(new PairPlan(scale, crop, true, true, Degradation.NONE), 8);

        for (int position = 0; position < 50; position++) {
            Pair pair = pairs.pair(position);
            assertThat(pair.low().pixels())
                    .isEqualTo(Bicubic.shrunk(pair.high().pixels(), crop, crop, 3, crop / scale, crop / scale));
        }
    }

    @Test
    void theHighImageIsAPartOfItsImageInEverySymmetryAlike() {
        Map<String, Integer> met = new TreeMap<>();
        int count = 1600;

        for (int position = 0; position < count; position++)
            met.merge(layOf(pairs(PLAIN, 1), position), 1, Integer::sum);

        assertThat(met).hasSize(8);
        // of 200 expected each, four deviations of a binomial are 53
        assertThat(met.values()).allSatisfy(times -> assertThat(times).isBetween(147, 253));
    }

    /** How rows and columns run; fails where the pixels are not those of a square of the image that is shown. */
    private static String layOf(TrainingPairs pairs, int position) {
        RawImage high = pairs.pair(position).high();
        int index = images.shownAt(1, position);
        int[] down = step(high, 1, 0);
        int[] across = step(high, 0, 1);
        for (int y = 0; y < 16; y++)
            for (int x = 0; x < 16; x++) {
                assertThat(high.at(y, x, 0)).isEqualTo(index);
                assertThat(high.at(y, x, 1)).isEqualTo(high.at(0, 0, 1) + y * down[0] + x * across[0]);
                assertThat(high.at(y, x, 2)).isEqualTo(high.at(0, 0, 2) + y * down[1] + x * across[1]);
            }
        return Arrays.toString(down) + Arrays.toString(across);
    }

    /** By how much row and column change from one pixel to its neighbour. */
    private static int[] step(RawImage high, int y, int x) {
        return new int[] {high.at(y, x, 1) - high.at(0, 0, 1), high.at(y, x, 2) - high.at(0, 0, 2)};
    }

    @Test
    void withoutFlipsAndTurnsPartsLieAsTheyDoInTheirImage() {
        TrainingPairs pairs = pairs(new PairPlan(4, 16, false, false, Degradation.NONE), 1);

        for (int position = 0; position < 100; position++)
            assertThat(layOf(pairs, position)).isEqualTo("[1, 0][0, 1]");
    }

    @Test
    void everyPlaceOfAnImageIsMet() {
        TrainingPairs pairs = pairs(new PairPlan(4, 16, false, false, Degradation.NONE), 1);

        int[] lefts = IntStream.range(0, 2000)
                .filter(position -> images.shownAt(1, position) == 0)
                .map(position -> pairs.pair(position).high().at(0, 0, 2))
                .distinct()
                .sorted()
                .toArray();

        assertThat(lefts).containsExactly(IntStream.rangeClosed(0, 40 - 16).toArray());
    }

    @Test
    void aPassShowsEveryImageOnce() {
        TrainingPairs pairs = pairs(PLAIN, 6);

        for (int pass = 0; pass < 4; pass++) {
            int first = 5 * pass;
            assertThat(IntStream.range(first, first + 5)
                            .map(position -> pairs.pair(position).high().at(0, 0, 0)))
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        }
    }

    @Test
    void anotherSeedShowsOtherParts() {
        assertThat(pairs(PLAIN, 1).batch(0, 10).high())
                .isNotEqualTo(pairs(PLAIN, 2).batch(0, 10).high());
    }

    @Test
    void degradingLeavesTheHighImageAsItIs() {
        PairBatch plain = pairs(PLAIN, 4).batch(0, 20);
        PairBatch degraded = pairs(DEGRADED, 4).batch(0, 20);

        assertThat(degraded.high()).isEqualTo(plain.high());
        assertThat(degraded.low()).isNotEqualTo(plain.low());
    }

    @Test
    void anImageThatNoCropFitsIntoIsNamedWithItsSize() {
        PairPlan large = new PairPlan(2, 18, false, false, Degradation.NONE);

        assertThatThrownBy(() -> pairs(large, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "crop: image 0 of data set " + images.manifest().name() + "@v1 has 16×40 pixels, and a crop of"
                                + " 18×18 does not fit into it; use a smaller crop, or import the set without it");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 16, 'scale must be 2, 3 or 4, not 1'",
        "5, 20, 'scale must be 2, 3 or 4, not 5'",
        "4, 18, 'crop must be a multiple of the scale, such as 96, not 18'",
        "3, 0, 'crop must be a multiple of the scale, such as 72, not 0'"
    })
    void aPlanThatMakesNoWholeImagesIsRefused(int scale, int crop, String message) {
        assertThatThrownBy(() -> new PairPlan(scale, crop, true, true, Degradation.NONE))
                .hasMessage(message);
    }
}
