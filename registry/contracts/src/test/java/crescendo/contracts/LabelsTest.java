package crescendo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Property(tries = 50)
    void aSampleHasTheSameClassAloneAndInABatch(
            @ForAll long seed, @ForAll @IntRange(max = 20) int k, @ForAll @IntRange(min = 1, max = 300) int classes) {
        long[] batch = Labels.uniform(seed, 0, 21, classes);

        long[] alone = Labels.uniform(seed, k, 1, classes);

        assertThat(alone).containsExactly(batch[k]);
        assertThat(alone[0]).isBetween(0L, classes - 1L);
    }

    @Test
    void everyClassIsEquallyLikely() {
        int[] seen = new int[10];
        for (long label : Labels.uniform(3, 0, 100_000, 10)) {
            seen[(int) label]++;
        }

        for (int count : seen) {
            assertThat(count).isCloseTo(10_000, within(500));
        }
    }

    @Test
    void theClassOfASampleSaysNothingOfItsLatent() {
        long[] labels = Labels.uniform(5, 0, 20_000, 2);
        float[] latents = Latents.normal(5, 0, 20_000, 3);

        for (int component = 0; component < 3; component++) {
            double together = 0;
            for (int i = 0; i < labels.length; i++) {
                together += (2 * labels[i] - 1) * latents[3 * i + component] / labels.length;
            }
            assertThat(together).as("correlation with component " + component).isCloseTo(0, within(0.03));
        }
    }

    @Test
    void refusesToChooseAmongNone() {
        assertThatThrownBy(() -> Labels.uniform(1, 0, 1, 0)).hasMessageContaining("classes at least 1");
    }

    /** Golden values: a change of these would give every served seed another image. */
    @Test
    void neverChange() {
        assertThat(Labels.uniform(1, 0, 12, 10)).containsExactly(GOLDEN);
    }

    private static final long[] GOLDEN = {0, 6, 0, 4, 6, 4, 5, 1, 8, 6, 3, 9};
}
