package crescendo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
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

    /** Golden values: a change of these would give every served seed another image. */
    @Test
    void neverChange() {
        assertThat(Latents.normal(1, 0, 1, 5)).containsExactly(GOLDEN);
    }

    private static final float[] GOLDEN = {0.4725836f, -1.2165622f, 0.92772657f, 0.053832844f, 1.0402739f};
}
