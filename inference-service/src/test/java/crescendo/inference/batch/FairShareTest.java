package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FairShareTest {
    @Example
    void givesEverybodyTheSameAndWhatIsLeftToThoseWhoWaitForMore() {
        assertThat(FairShare.of(32, new int[] {1000, 1000})).containsExactly(16, 16);
        assertThat(FairShare.of(32, new int[] {1000, 1, 3})).containsExactly(28, 1, 3);
        assertThat(FairShare.of(2, new int[] {9, 9, 9})).containsExactly(1, 1, 0);
    }

    @Property(tries = 300)
    void fillsTheRoomAndTreatsTheUnsatisfiedAlike(
            @ForAll @IntRange(min = 1, max = 64) int room,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 50) Integer> clients) {
        int[] waiting = clients.stream().mapToInt(Integer::intValue).toArray();
        int[] shares = FairShare.of(room, waiting);

        assertThat(Arrays.stream(shares).sum())
                .isEqualTo(Math.min(room, Arrays.stream(waiting).sum()));
        int most = Arrays.stream(shares).max().orElseThrow();
        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i]).isBetween(0, waiting[i]);
            if (shares[i] < waiting[i]) {
                assertThat(shares[i]).as("client %d waits for more", i).isGreaterThanOrEqualTo(most - 1);
            }
        }
    }
}
