package crescendo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LatentsTest {
    @Property(tries = 50)
    void aSampleIsTheSameAloneAndInABatch(
            @ForAll long seed, @ForAll @IntRange(max = 20) int k, @ForAll @IntRange(min = 1, max = 17) int size) {
        float[] batch = Latents.normal(seed, 0, 21, size);

        float[] alone = Latents.normal(seed, k, 1, size);

        assertThat(java.util.Arrays.copyOfRange(batch, k * size, (k + 1) * size))
                .containsExactly(alone);
    }

    @Test
    void areStandardNormal() {
        float[] latents = Latents.normal(7, 0, 2000, 64);

        double mean = 0;
        double square = 0;
        double fourth = 0;
        for (float z : latents) {
            mean += z / (double) latents.length;
            square += z * (double) z / latents.length;
            fourth += Math.pow(z, 4) / latents.length;
        }
        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(square).isCloseTo(1, within(0.01));
        assertThat(fourth).as("kurtosis").isCloseTo(3, within(0.05));
    }

    @Test
    void neighbouringSeedsShareNothing() {
        float[] one = Latents.normal(1, 1, 1, 512);
        float[] other = Latents.normal(2, 0, 1, 512);

        double correlation = 0;
        for (int i = 0; i < one.length; i++) {
            correlation += one[i] * other[i] / one.length;
        }
        assertThat(correlation).isCloseTo(0, within(0.2));
    }

    @Property(tries = 50)
    void truncationKeepsWhatLiesWithinAndDrawsTheRestAgain(
            @ForAll long seed, @ForAll @IntRange(max = 20) int k, @ForAll @IntRange(min = 1, max = 30) int tenths) {
        double threshold = tenths / 10.0;
        float[] whole = Latents.normal(seed, k, 1, 17);

        float[] cut = Latents.truncated(seed, k, 1, 17, threshold);

        for (int i = 0; i < whole.length; i++) {
            assertThat(Math.abs(cut[i])).isLessThanOrEqualTo((float) threshold);
            if (Math.abs(whole[i]) <= threshold) {
                assertThat(cut[i]).isEqualTo(whole[i]);
            }
        }
        assertThat(Latents.truncated(seed, 0, 21, 17, threshold)).containsSubsequence(cut);
    }

    @Test
    void truncatedLatentsAreATruncatedNormal() {
        float[] latents = Latents.truncated(7, 0, 2000, 64, 1);

        double square = 0;
        for (float z : latents) {
            square += z * (double) z / latents.length;
        }
        // 1 - 2 φ(1) / (2 Φ(1) - 1)
        assertThat(square).as("variance").isCloseTo(0.29112, within(0.004));
    }

    @Test
    void truncationRefusesWhatWouldTakeForEver() {
        assertThatThrownBy(() -> Latents.truncated(1, 0, 1, 4, 0))
                .hasMessage("threshold must be at least 0.01, not 0.0");
        assertThatThrownBy(() -> Latents.truncated(1, 0, 1, 4, Double.NaN)).hasMessageContaining("not NaN");
    }

    /** Golden values: a change of these would give every served seed another image. */
    @Test
    void neverChange() {
        assertThat(Latents.normal(1, 0, 1, 5)).containsExactly(GOLDEN);
        assertThat(Latents.truncated(1, 0, 1, 5, 0.7)).containsExactly(GOLDEN_TRUNCATED);
    }

    private static final float[] GOLDEN = {0.4725836f, -1.2165622f, 0.92772657f, 0.053832844f, 1.0402739f};
    private static final float[] GOLDEN_TRUNCATED = {0.4725836f, -0.5638115f, 0.36337325f, 0.053832844f, -0.009069508f};
}
