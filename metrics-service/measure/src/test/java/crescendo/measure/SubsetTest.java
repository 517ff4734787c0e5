package crescendo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SubsetTest {
    @Property(tries = 200)
    void itIsWithoutRepetition(
            @ForAll @IntRange(min = 1, max = 200) int all,
            @ForAll @IntRange(min = 0, max = 199) int less,
            @ForAll long seed) {
        int count = Math.max(1, all - less);

        int[] chosen = Subset.of(all, count, seed);

        assertThat(chosen).hasSize(count);
        assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(count);
        assertThat(Arrays.stream(chosen)).allMatch(i -> i >= 0 && i < all);
    }

    /** The inception score splits images in their order: of a set sorted by class, each split must see all classes. */
    @Test
    void everyPartOfItIsSpreadOverTheWhole() {
        int[] chosen = Subset.of(10_000, 2_000, 1);

        for (int part = 0; part < 10; part++) {
            double mean = Arrays.stream(chosen, part * 200, part * 200 + 200)
                    .average()
                    .orElseThrow();
            assertThat(mean).as("mean index of part %d", part).isBetween(4_000.0, 6_000.0);
        }
    }

    @Test
    void itIsAFunctionOfTheSeed() {
        assertThat(Subset.of(1000, 5, 3)).isEqualTo(Subset.of(1000, 5, 3));
        assertThat(Subset.of(1000, 5, 3)).isNotEqualTo(Subset.of(1000, 5, 4));
    }

    @Test
    void everyIndexIsChosenEquallyOften() {
        int[] counts = new int[20];
        for (int seed = 0; seed < 4000; seed++) for (int i : Subset.of(20, 5, seed)) counts[i]++;

        assertThat(Arrays.stream(counts)).allMatch(n -> n > 850 && n < 1150);
    }
}
