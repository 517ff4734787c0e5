package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Reversed;
import crescendo.metric.TestArrays;
import crescendo.metric.Workers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlicedDistanceTest {
    private final Workers workers = new Workers(2);

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void alongEveryAxisTheTestArraysAreTheGoldenDistanceApart() throws MetricUndefined {
        assertThat(1000 * overAll(0, Directions.axes(147))).isCloseTo(88.072617, withinPercentage(1e-3));
        assertThat(1000 * overAll(1, Directions.axes(147))).isCloseTo(188.339532, withinPercentage(1e-3));
    }

    @Test
    void atDrawnPatchesAndDirectionsItEqualsThePlainImplementation() throws MetricUndefined {
        float[][] directions = Directions.uniform(37, 147, 5, 1);
        Patches ofA = Patches.uniform(32, 32, 50, 5, 2);
        Patches ofB = Patches.uniform(32, 32, 50, 5, 3);

        double fast = new SlicedDistance(TestArrays.a(), ofA, TestArrays.b(), ofB, 0, workers).along(directions);

        assertThat(fast)
                .isCloseTo(
                        PlainSwd.distance(TestArrays.a(), ofA, TestArrays.b(), ofB, 0, directions),
                        withinPercentage(1e-3));
    }

    @Test
    void greyImagesEqualThePlainImplementationToo() throws MetricUndefined {
        Images a = TestArrays.of(6, 32, 1, (n, c, y, x) -> 91 * n + 29 * y + 37 * x + 11 * ((x * y) % 23));
        Images b = TestArrays.of(6, 32, 1, (n, c, y, x) -> 57 * n + 31 * y + 41 * x + 13 * ((x + 2 * y) % 19));
        float[][] directions = Directions.uniform(16, 49, 5, 1);
        Patches every = Patches.every(16);

        double fast = new SlicedDistance(a, every, b, every, 1, workers).along(directions);

        assertThat(fast).isCloseTo(PlainSwd.distance(a, every, b, every, 1, directions), withinPercentage(1e-3));
    }

    @Test
    void imagesThatAreNotSquareEqualThePlainImplementationToo() throws MetricUndefined {
        Images a = TestArrays.of(6, 64, 32, 3, (n, c, y, x) -> 91 * n + 71 * c + 29 * y + 37 * x + 11 * ((x * y) % 23));
        Images b = TestArrays.of(6, 64, 32, 3, (n, c, y, x) -> 57 * n + 31 * y + 41 * x + 13 * ((x + 2 * y) % 19));
        float[][] directions = Directions.uniform(16, 147, 5, 1);
        Patches ofA = Patches.uniform(64, 32, 50, 5, 2);
        Patches ofB = Patches.uniform(64, 32, 50, 5, 3);

        double fast = new SlicedDistance(a, ofA, b, ofB, 0, workers).along(directions);

        assertThat(fast).isCloseTo(PlainSwd.distance(a, ofA, b, ofB, 0, directions), withinPercentage(1e-3));
    }

    /** So few patches that each is made alone, not cut from the whole level. */
    @Test
    void fewPatchesOfLargeImagesEqualThePlainImplementationToo() throws MetricUndefined {
        Images a = TestArrays.of(3, 128, 3, (n, c, y, x) -> 91 * n + 71 * c + 9 * y + 7 * x + 11 * ((x * y) % 23));
        Images b = TestArrays.of(3, 128, 3, (n, c, y, x) -> 57 * n + 31 * y / 3 + 41 * x / 5 + 13 * ((x + y) % 19));
        float[][] directions = Directions.uniform(16, 147, 5, 1);

        for (int level = 0; level < 3; level++) {
            Patches ofA = Patches.uniform(128 >> level, 128 >> level, 20, 5, 2);
            Patches ofB = Patches.uniform(128 >> level, 128 >> level, 20, 5, 3);

            assertThat(new SlicedDistance(a, ofA, b, ofB, level, workers).along(directions))
                    .as("level %d", level)
                    .isCloseTo(PlainSwd.distance(a, ofA, b, ofB, level, directions), withinPercentage(1e-3));
        }
    }

    @Test
    void whichSetIsCalledRealDoesNotMatter() throws MetricUndefined {
        float[][] directions = Directions.uniform(8, 147, 1, 1);
        Patches every = Patches.every(32);

        double there = new SlicedDistance(TestArrays.a(), every, TestArrays.b(), every, 0, workers).along(directions);

        assertThat(new SlicedDistance(TestArrays.b(), every, TestArrays.a(), every, 0, workers).along(directions))
                .isCloseTo(there, withinPercentage(1e-9));
    }

    @Test
    void theOrderOfTheImagesDoesNotMatter() throws MetricUndefined {
        float[][] directions = Directions.uniform(8, 147, 1, 1);
        Patches every = Patches.every(32);

        double there = new SlicedDistance(TestArrays.a(), every, TestArrays.b(), every, 0, workers).along(directions);

        assertThat(new SlicedDistance(TestArrays.a(), every, Reversed.of(TestArrays.b()), every, 0, workers)
                        .along(directions))
                .isCloseTo(there, withinPercentage(1e-5));
    }

    @Test
    void theSamePatchesAreNothingApart() throws MetricUndefined {
        Patches every = Patches.every(32);

        double distance = new SlicedDistance(TestArrays.a(), every, TestArrays.a(), every, 0, workers)
                .along(Directions.uniform(8, 147, 1, 1));

        assertThat(distance).isZero();
    }

    @Test
    void aChannelWithoutVariationIsNamed() {
        Images flat = TestArrays.of(4, 32, 3, (n, c, y, x) -> c == 2 ? 77 : x * y + n);

        assertThatThrownBy(() -> new SlicedDistance(
                        TestArrays.of(4, 32, 3, (n, c, y, x) -> x * x + y * n + c),
                        Patches.every(32),
                        flat,
                        Patches.every(32),
                        0,
                        workers))
                .isInstanceOf(MetricUndefined.class)
                .hasMessageStartingWith("the fakes do not vary in channel 2 at 32x32");
    }

    private double overAll(int level, float[][] directions) throws MetricUndefined {
        Patches every = Patches.every(32 >> level);
        return new SlicedDistance(TestArrays.a(), every, TestArrays.b(), every, level, workers).along(directions);
    }
}
