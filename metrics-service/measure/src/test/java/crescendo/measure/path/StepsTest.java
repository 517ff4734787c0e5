package crescendo.measure.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.Latents;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final int SIZE = 16;
    private static final int COUNT = 50;

    @Test
    void eachIsTheSameShareOfTheAngleBetweenItsEnds() {
        Steps steps = Steps.of(3, 0, COUNT, SIZE, 0.1);
        float[] ends = Latents.normal(3, 0, 2 * COUNT, SIZE);

        for (int i = 0; i < COUNT; i++) {
            double whole = angle(row(ends, 2 * i), row(ends, 2 * i + 1));
            assertThat(angle(row(steps.from(), i), row(steps.to(), i))).isCloseTo(0.1 * whole, within(1e-5));
        }
    }

    @Test
    void theyLieBetweenTheirEndsAndAreAsLongAsUsualLatents() {
        Steps steps = Steps.of(3, 0, COUNT, SIZE, 1e-4);
        float[] ends = Latents.normal(3, 0, 2 * COUNT, SIZE);

        for (int i = 0; i < COUNT; i++) {
            double[] from = row(steps.from(), i);
            double whole = angle(row(ends, 2 * i), row(ends, 2 * i + 1));
            double before = angle(row(ends, 2 * i), from);
            assertThat(Math.sqrt(product(from, from))).isCloseTo(4, within(1e-5));
            assertThat(before + angle(from, row(ends, 2 * i + 1))).isCloseTo(whole, within(1e-5));
        }
    }

    @Test
    void aStepIsAFunctionOfTheSeedAndItsNumber() {
        Steps all = Steps.of(3, 0, COUNT, SIZE, 1e-4);
        Steps some = Steps.of(3, 20, 10, SIZE, 1e-4);

        assertThat(some.from()).isEqualTo(Arrays.copyOfRange(all.from(), 20 * SIZE, 30 * SIZE));
        assertThat(some.to()).isEqualTo(Arrays.copyOfRange(all.to(), 20 * SIZE, 30 * SIZE));
        assertThat(Steps.of(4, 20, 10, SIZE, 1e-4).from()).isNotEqualTo(some.from());
    }

    @Test
    void oneNumberLiesOnNoCircle() {
        assertThatThrownBy(() -> Steps.of(3, 0, 1, 1, 1e-4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size must be at least 2, not 1");
    }

    private static double[] row(float[] rows, int i) {
        double[] row = new double[SIZE];
        for (int k = 0; k < SIZE; k++) row[k] = rows[i * SIZE + k];
        return row;
    }

    private static double angle(double[] a, double[] b) {
        return Math.acos(Math.min(1, product(a, b) / Math.sqrt(product(a, a) * product(b, b))));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < SIZE; k++) sum += a[k] * b[k];
        return sum;
    }
}
