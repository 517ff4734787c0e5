package crescendo.client.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PermutationTest {
    @Property(tries = 300)
    void everyPlaceHasAnImageOfItsOwn(@ForAll @IntRange(min = 1, max = 3000) int size, @ForAll long seed) {
        BitSet seen = new BitSet(size);
        Permutation permutation = Permutation.of(size, seed, 0);

        for (int place = 0; place < size; place++) {
            seen.set(permutation.at(place));
        }

        assertThat(seen.cardinality()).isEqualTo(size);
        assertThat(seen.length()).isEqualTo(size);
    }

    @Property(tries = 100)
    void passesDifferInTheirOrder(@ForAll @IntRange(min = 50, max = 70_000) int size, @ForAll long seed) {
        Permutation first = Permutation.of(size, seed, 0);
        Permutation second = Permutation.of(size, seed, 1);

        int same = 0;
        for (int place = 0; place < size; place++) {
            same += first.at(place) == second.at(place) ? 1 : 0;
        }

        // two random orders agree in one place on average
        assertThat(same).isLessThan(12);
    }

    @Property(tries = 50)
    void neighboursAreScattered(@ForAll long seed) {
        Permutation permutation = Permutation.of(60_000, seed, 0);

        double distance = 0;
        for (int place = 1; place < 60_000; place++) {
            distance += Math.abs(permutation.at(place) - permutation.at(place - 1));
        }

        // a third of the range for a random order; its mean over 60,000 steps deviates by 60
        assertThat(distance / 59_999).isBetween(19_600.0, 20_400.0);
    }
}
