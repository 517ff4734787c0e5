package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineDistanceTest {
    @Property(tries = 100)
    void itIsTheMeanDifferenceOfTheSortedNumbers(
            @ForAll @Size(20) List<@FloatRange(min = -40, max = 40) Float> reals,
            @ForAll @Size(20) List<@FloatRange(min = -40, max = 40) Float> fakes) {
        float[] a = array(reals);
        float[] b = array(fakes);

        assertThat(new LineDistance(a.length).between(a, b)).isCloseTo(plain(a, b), within(1e-9));
    }

    @Test
    void closeDistributionsCrossOftenAndStillEqualThePlainWay() {
        float[] reals = normal(50_000, 1, 0);
        float[] fakes = normal(50_000, 2, 0.001f);

        assertThat(new LineDistance(reals.length).between(reals, fakes)).isCloseTo(plain(reals, fakes), within(1e-9));
    }

    @Test
    void manyEqualNumbersAreNoTrouble() {
        float[] reals = normal(20_000, 1, 0);
        float[] fakes = normal(20_000, 2, 1);
        Arrays.fill(reals, 0, 9_000, -0.25f);
        Arrays.fill(fakes, 0, 12_000, -0.25f);

        assertThat(new LineDistance(reals.length).between(reals, fakes)).isCloseTo(plain(reals, fakes), within(1e-9));
    }

    @Test
    void numbersBeyondTheOutermostBinsCountInFull() {
        float[] reals = normal(3001, 3, 0);
        float[] fakes = normal(3001, 4, 0);
        for (int i = 0; i < 40; i++) {
            reals[i] = 8 + i * i;
            fakes[i] = (i % 2 == 0 ? -9 : 9) - 3 * i;
        }

        assertThat(new LineDistance(reals.length).between(reals, fakes)).isCloseTo(plain(reals, fakes), within(1e-9));
    }

    @Test
    void setsOfDeviationsFarFromOneEqualThePlainWay() {
        for (float scale : new float[] {1e-5f, 1e-2f, 3, 20}) {
            float[] reals = normal(20_000, 5, 0);
            float[] fakes = normal(20_000, 6, 0.1f);
            for (int i = 0; i < reals.length; i++) reals[i] *= scale;
            for (int i = 0; i < fakes.length; i++) fakes[i] *= scale;

            assertThat(new LineDistance(reals.length).between(reals, fakes))
                    .as("scale %s", scale)
                    .isCloseTo(plain(reals, fakes), within(1e-9));
        }
    }

    @Test
    void theSameNumbersInAnotherOrderAreNothingApart() {
        float[] reals = normal(1000, 1, 0);
        float[] fakes = reals.clone();
        Arrays.sort(fakes);

        assertThat(new LineDistance(reals.length).between(reals, fakes)).isZero();
    }

    @Test
    void aShiftIsItsOwnDistanceAgainAndAgain() {
        float[] reals = normal(1000, 1, 0);
        float[] fakes = reals.clone();
        for (int i = 0; i < fakes.length; i++) fakes[i] += 3;
        LineDistance distance = new LineDistance(1000);

        distance.between(normal(1000, 7, 5), reals);

        assertThat(distance.between(reals, fakes)).isCloseTo(3, within(1e-6));
    }

    private static float[] array(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) array[i] = numbers.get(i);
        return array;
    }

    private static float[] normal(int count, long seed, float shift) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (float) random.nextGaussian() + shift;
        return numbers;
    }

    private static double plain(float[] reals, float[] fakes) {
        float[] a = reals.clone();
        float[] b = fakes.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += Math.abs((double) a[i] - b[i]);
        return sum / a.length;
    }
}
