package crescendo.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlicedWassersteinTest {
    private final Workers workers = new Workers(2);

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void itHasALevelForEachSizeDownToSixteen() throws MetricUndefined {
        SlicedWasserstein distance = SlicedWasserstein.between(TestArrays.a(), TestArrays.b(), 1, workers);

        assertThat(distance.levels()).hasSize(2);
        assertThat(distance.mean())
                .isEqualTo((distance.levels().get(0) + distance.levels().get(1)) / 2);
    }

    @Test
    void itIsAFunctionOfImagesAndSeedHoweverManyWork() throws MetricUndefined {
        SlicedWasserstein first = SlicedWasserstein.between(TestArrays.a(), TestArrays.b(), 1, workers);

        try (Workers alone = new Workers(1)) {
            assertThat(SlicedWasserstein.between(TestArrays.a(), TestArrays.b(), 1, alone))
                    .isEqualTo(first);
        }
        assertThat(SlicedWasserstein.between(TestArrays.a(), TestArrays.b(), 2, workers))
                .isNotEqualTo(first);
    }

    @Test
    void itIsTheSameBitForBitWithManyImagesOfEverySizeHoweverManyWork() throws MetricUndefined {
        for (int side : new int[] {16, 64, 128}) {
            Images reals = Scenes.drawn(side == 128 ? 9 : 33, side, 1);
            Images fakes = Scenes.drawn(side == 128 ? 9 : 33, side, 2);
            SlicedWasserstein first = SlicedWasserstein.between(reals, fakes, 1, workers);
            for (int threads : new int[] {1, 3, 5})
                try (Workers others = new Workers(threads)) {
                    assertThat(SlicedWasserstein.between(reals, fakes, 1, others))
                            .as("%d² by %d threads", side, threads)
                            .isEqualTo(first);
                }
        }
    }

    @Test
    void itGrowsWithNoise() throws MetricUndefined {
        Images reals = Scenes.drawn(60, 32, 1);
        double floor = SlicedWasserstein.between(reals, Scenes.drawn(60, 32, 2), 1, workers)
                .mean();
        double some = SlicedWasserstein.between(reals, Scenes.noisy(Scenes.drawn(60, 32, 2), 10), 1, workers)
                .mean();
        double much = SlicedWasserstein.between(reals, Scenes.noisy(Scenes.drawn(60, 32, 2), 40), 1, workers)
                .mean();

        assertThat(some).isGreaterThan(1.5 * floor);
        assertThat(much).isGreaterThan(1.5 * some);
    }

    @Test
    void blurIsSeenInTheFinestLevelAndHardlyInTheCoarsest() throws MetricUndefined {
        Images reals = Scenes.drawn(60, 64, 1);
        Images fakes = Scenes.drawn(60, 64, 2);
        SlicedWasserstein floor = SlicedWasserstein.between(reals, fakes, 1, workers);

        SlicedWasserstein blurred = SlicedWasserstein.between(reals, Scenes.blurred(fakes), 1, workers);

        assertThat(blurred.levels().get(0)).isGreaterThan(2 * floor.levels().get(0));
        assertThat(blurred.levels().get(2) - floor.levels().get(2))
                .isLessThan(0.1 * (blurred.levels().get(0) - floor.levels().get(0)));
    }

    @Test
    void imagesThatAreNotSquareHaveALevelWhileBothSidesAreSixteen() throws MetricUndefined {
        Images tall = TestArrays.of(8, 64, 32, 3, (n, c, y, x) -> 131 * n + 71 * c + 29 * y + 37 * x);
        Images other = TestArrays.of(8, 64, 32, 3, (n, c, y, x) -> 57 * n + 113 * c + 31 * y + 41 * ((x * y) % 17));

        assertThat(SlicedWasserstein.between(tall, other, 1, workers).levels()).hasSize(2);
        assertThatThrownBy(
                        () -> SlicedWasserstein.between(tall, TestArrays.of(8, 64, 3, (n, c, y, x) -> x), 1, workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 images of 64x32x3, not 8 images of 64x64x3");
    }

    @Test
    void belowSixteenItIsUndefined() {
        Images small = TestArrays.of(4, 8, 1, (n, c, y, x) -> 9 * n + 5 * y + x);

        assertThatThrownBy(() -> SlicedWasserstein.between(small, small, 1, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("images of 8x8 have no level of 16x16: sliced Wasserstein distance begins there");
    }

    @Test
    void sizesThatCannotBeHalvedDownToSixteenAreUndefined() {
        Images odd = TestArrays.of(4, 48, 1, (n, c, y, x) -> 9 * n + 5 * y + x);

        assertThatThrownBy(() -> SlicedWasserstein.between(odd, odd, 1, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessage("images of 48x48 have no such pyramid: size must be a power of two, not 48");
    }

    @Test
    void imagesOfTheLargestSizeHaveSevenLevels() throws MetricUndefined {
        Images reals = Scenes.drawn(2, 1024, 1);
        Images fakes = Scenes.drawn(2, 1024, 2);

        assertThat(SlicedWasserstein.between(reals, fakes, 1, workers).levels())
                .hasSize(7)
                .allSatisfy(level -> assertThat(level).isPositive());
    }

    @Test
    void ofAConstantSetItIsUndefinedAndNeverNaN() {
        Images constant = TestArrays.of(8, 32, 3, (n, c, y, x) -> 100);

        assertThatThrownBy(() -> SlicedWasserstein.between(TestArrays.a(), constant, 1, workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageContaining("the fakes do not vary");
    }

    @Test
    void setsOfUnequalCountAreRefused() {
        Images four = TestArrays.of(4, 32, 3, (n, c, y, x) -> x);

        assertThatThrownBy(() -> SlicedWasserstein.between(TestArrays.a(), four, 1, workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fakes must be like reals, 8 images of 32x32x3, not 4 images of 32x32x3");
    }
}
