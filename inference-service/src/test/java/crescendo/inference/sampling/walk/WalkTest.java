package crescendo.inference.sampling.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.Latents;
import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class WalkTest {
    @Property(tries = 100)
    void anArcKeepsTheLengthThatItsEndsShare(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double t) {
        float[] a = ofLength(3, Latents.normal(seed, 0, 1, 16));
        float[] b = ofLength(3, Latents.normal(seed, 1, 1, 16));
        float[] between = new float[16];

        Way.SPHERICAL.between(a, b, t, between, 0);

        assertThat(length(between)).isCloseTo(3, within(1e-5));
    }

    @Property(tries = 100)
    void stopsAreMetToTheLastBit(
            @ForAll long seed,
            @ForAll Way way,
            @ForAll boolean loop,
            @ForAll @IntRange(min = 2, max = 5) int stops,
            @ForAll @IntRange(min = 1, max = 7) int steps) {
        float[] rows = Latents.normal(seed, 0, stops, 8);
        Walk walk = new Walk.Between(way, stops, loop);
        int count = loop ? stops * steps : (stops - 1) * steps + 1;

        float[] latents = walk.latents(rows, 8, count);

        for (int stop = 0; stop < stops; stop++) {
            int k = stop * steps;
            assertThat(Arrays.copyOfRange(latents, 8 * k, 8 * k + 8))
                    .as("stop %d of %d", stop, stops)
                    .containsExactly(Arrays.copyOfRange(rows, 8 * stop, 8 * stop + 8));
            assertThat(walk.nearest(k, count)).isEqualTo(stop);
        }
    }

    @Property(tries = 100)
    void classesAreWholeAtTheStopsAndAlwaysAddUpToOne(
            @ForAll boolean loop,
            @ForAll @IntRange(min = 2, max = 5) int stops,
            @ForAll @IntRange(min = 1, max = 7) int steps,
            @ForAll @IntRange(min = 2, max = 4) int classes) {
        long[] ofStops = LongStream.range(0, stops).map(stop -> stop % classes).toArray();
        int count = loop ? stops * steps : (stops - 1) * steps + 1;

        float[] shares = new Walk.Between(Way.SPHERICAL, stops, loop, true).shares(ofStops, classes, count);

        for (int k = 0; k < count; k++) {
            float sum = 0;
            for (int i = 0; i < classes; i++) {
                float share = shares[k * classes + i];
                assertThat(share).isBetween(0f, 1f);
                assertThat(k % steps != 0 || share == (i == ofStops[k / steps] ? 1 : 0))
                        .as("share %d of image %d, %f", i, k, share)
                        .isTrue();
                sum += share;
            }
            assertThat(sum).isEqualTo(1);
        }
    }

    @Example
    void classesGoStraightFromStopToStop() {
        Walk.Between there = new Walk.Between(Way.SPHERICAL, 2, false, true);
        Walk.Between loop = new Walk.Between(Way.LINEAR, 2, true, true);

        assertThat(there.shares(new long[] {2, 0}, 3, 5))
                .containsExactly(0, 0, 1, 0.25f, 0, 0.75f, 0.5f, 0, 0.5f, 0.75f, 0, 0.25f, 1, 0, 0);
        assertThat(loop.shares(new long[] {0, 1}, 2, 4)).containsExactly(1, 0, 0.5f, 0.5f, 0, 1, 0.5f, 0.5f);
        assertThat(there.shares(new long[] {1, 1}, 2, 3)).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(there.shares(new long[] {1, 0}, 2, 1)).containsExactly(0, 1);
    }

    @Example
    void aLoopEndsOneStepBeforeItsBeginning() {
        Walk loop = new Walk.Between(Way.LINEAR, 2, true);

        assertThat(loop.latents(new float[] {0, 10}, 1, 4)).containsExactly(0, 5, 10, 5);
        assertThat(loop.nearest(3, 4)).isZero();
    }

    @Example
    void oppositeLatentsHaveNoArcAndAreJoinedStraight() {
        float[] between = new float[2];

        Way.SPHERICAL.between(new float[] {1, 0}, new float[] {-1, 0}, 0.25, between, 0);

        assertThat(between).containsExactly(0.5f, 0);
        Way.SPHERICAL.between(new float[2], new float[2], 0.5, between, 0);
        assertThat(between).containsExactly(0, 0);
    }

    @Example
    void aSweepOfOneImageStandsAtItsBeginning() {
        assertThat(new Walk.Sweep(1, -2, 2).latents(new float[] {7, 7}, 2, 1)).containsExactly(7, -2);
    }

    @Example
    void refusesWalksThatLeadNowhere() {
        assertThatThrownBy(() -> new Walk.Between(Way.LINEAR, 1, false)).hasMessage("stops must be at least 2, not 1");
        assertThatThrownBy(() -> new Walk.Sweep(-1, 0, 1)).hasMessageContaining("not -1");
        assertThatThrownBy(() -> new Walk.Sweep(0, Double.NaN, 1)).hasMessageContaining("NaN");
    }

    private static double length(float[] row) {
        double sum = 0;
        for (float x : row) sum += (double) x * x;
        return Math.sqrt(sum);
    }

    private static float[] ofLength(double wanted, float[] row) {
        double factor = wanted / length(row);
        for (int i = 0; i < row.length; i++) row[i] *= (float) factor;
        return row;
    }
}
