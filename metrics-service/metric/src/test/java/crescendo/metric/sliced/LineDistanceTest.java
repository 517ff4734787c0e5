package crescendo.metric.sliced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

        assertThat(between(a, b)).isCloseTo(plain(a, b), within(1e-9));
    }

    @Test
    void closeDistributionsCrossOftenAndStillEqualThePlainWay() {
        float[] reals = normal(50_000, 1, 0);
        float[] fakes = normal(50_000, 2, 0.001f);

        assertThat(between(reals, fakes)).isCloseTo(plain(reals, fakes), within(1e-9));
    }

    @Test
    void manyEqualNumbersAreNoTrouble() {
        float[] reals = normal(20_000, 1, 0);
        float[] fakes = normal(20_000, 2, 1);
        Arrays.fill(reals, 0, 9_000, -0.25f);
        Arrays.fill(fakes, 0, 12_000, -0.25f);

        assertThat(between(reals, fakes)).isCloseTo(plain(reals, fakes), within(1e-9));
    }

    @Test
    void numbersBeyondTheOutermostBinsCountInFull() {
        float[] reals = normal(3001, 3, 0);
        float[] fakes = normal(3001, 4, 0);
        for (int i = 0; i < 40; i++) {
            reals[i] = 8 + i * i;
            fakes[i] = (i % 2 == 0 ? -9 : 9) - 3 * i;
        }

        assertThat(between(reals, fakes)).isCloseTo(plain(reals, fakes), within(1e-9));
    }

    @Test
    void setsOfDeviationsFarFromOneEqualThePlainWay() {
        for (float scale : new float[] {1e-5f, 1e-2f, 3, 20}) {
            float[] reals = normal(20_000, 5, 0);
            float[] fakes = normal(20_000, 6, 0.1f);
            for (int i = 0; i < reals.length; i++) reals[i] *= scale;
            for (int i = 0; i < fakes.length; i++) fakes[i] *= scale;

            assertThat(between(reals, fakes)).as("scale %s", scale).isCloseTo(plain(reals, fakes), within(1e-9));
        }
    }

    @Test
    void theSameNumbersInAnotherOrderAreNothingApart() {
        float[] reals = normal(1000, 1, 0);
        float[] fakes = reals.clone();
        Arrays.sort(fakes);

        assertThat(between(reals, fakes)).isZero();
    }

    @Test
    void aShiftIsItsOwnDistanceAgainAndAgain() {
        float[] reals = normal(1000, 1, 0);
        float[] fakes = reals.clone();
        for (int i = 0; i < fakes.length; i++) fakes[i] += 3;
        LineDistance distance = new LineDistance(1000);

        distance.between(once(normal(1000, 7, 5)), once(reals));

        assertThat(distance.between(once(reals), once(fakes))).isCloseTo(3, within(1e-6));
    }

    @Property(tries = 100)
    void aNumberThatCountsSeveralTimesIsAsManyNumbers(
            @ForAll @Size(20) List<@FloatRange(min = -9, max = 9) Float> reals,
            @ForAll @Size(10) List<@FloatRange(min = -9, max = 9) Float> fakes) {
        float[] a = array(reals);
        float[] b = array(fakes);
        int[] twice = new int[10];
        Arrays.fill(twice, 2);
        float[] bTwice = Arrays.copyOf(b, 20);
        System.arraycopy(b, 0, bTwice, 10, 10);

        assertThat(new LineDistance(20).between(once(a), new Projections(b, 0, twice)))
                .isCloseTo(plain(a, bTwice), within(1e-9));
    }

    @Test
    void numbersThatCountOftenAmongCloseOnesEqualThePlainWay() {
        float[] reals = normal(30_000, 1, 0);
        float[] fakes = normal(30_000, 2, 0.001f);
        int[] times = new int[30_000];
        for (int i = 0; i < times.length; i++) times[i] = 1 + i % 3;
        float[] allReals = repeated(reals, times);
        float[] allFakes = repeated(fakes, times);

        assertThat(new LineDistance(60_000).between(new Projections(reals, 0, times), new Projections(fakes, 0, times)))
                .isCloseTo(plain(allReals, allFakes), within(1e-9));
    }

    @Test
    void setsThatCountUnequallyOftenAreRefused() {
        assertThatThrownBy(() -> new LineDistance(4).between(once(normal(4, 1, 0)), once(normal(3, 2, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fakes must count as often as reals, 4 times");
    }

    @Test
    void setsThatCountMoreOftenThanThereIsRoomForAreRefused() {
        assertThatThrownBy(() -> new LineDistance(3).between(once(normal(4, 1, 0)), once(normal(4, 2, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reals must count 3 times at most, not 4");
    }

    @Test
    void numbersThatStandAmongOthersAreThoseFromTheirFirstOn() {
        float[] reals = normal(1000, 1, 0);
        float[] fakes = normal(1000, 2, 1);
        float[] all = normal(4000, 3, 7);
        System.arraycopy(reals, 0, all, 500, 1000);
        System.arraycopy(fakes, 0, all, 2500, 1000);
        int[] times = once(reals).times();

        assertThat(new LineDistance(1000).between(new Projections(all, 500, times), new Projections(all, 2500, times)))
                .isEqualTo(between(reals, fakes));
    }

    @Test
    void numbersThatAreNotAllAmongTheOthersAreRefused() {
        int[] times = once(normal(1000, 1, 0)).times();

        assertThat(new Projections(new float[2500], 1500, times).total()).isEqualTo(1000);
        assertThatThrownBy(() -> new Projections(new float[2500], 1501, times))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from: 1000 numbers from 1501 on are not among 2500");
        assertThatThrownBy(() -> new Projections(new float[2500], -1, times))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] repeated(float[] numbers, int[] times) {
        float[] all = new float[Arrays.stream(times).sum()];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) for (int t = 0; t < times[i]; t++) all[at++] = numbers[i];
        return all;
    }

    private static double between(float[] reals, float[] fakes) {
        return new LineDistance(reals.length).between(once(reals), once(fakes));
    }

    private static Projections once(float[] numbers) {
        int[] times = new int[numbers.length];
        Arrays.fill(times, 1);
        return new Projections(numbers, 0, times);
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
