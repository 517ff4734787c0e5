package crescendo.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BucketsTest {
    @Example
    void doubleUpToTheLargestBatch() {
        assertThat(new Buckets(32, 1).sizes()).containsExactly(1, 2, 4, 8, 16, 32);
        assertThat(new Buckets(31, 1).sizes()).containsExactly(1, 2, 4, 8, 16, 31);
        assertThat(new Buckets(1, 1).sizes()).containsExactly(1);
    }

    @Example
    void haveTwoRowsAtLeastWhereOneAloneIsComputedOtherwise() {
        assertThat(new Buckets(32, 2).sizes()).containsExactly(2, 4, 8, 16, 32);
        assertThat(new Buckets(1, 2).sizes()).containsExactly(2);
        assertThat(new Buckets(1, 2).rows(1)).isEqualTo(2);
    }

    @Example
    void takeAllThatNearlyFillOneElseThoseThatFillOne() {
        Buckets buckets = new Buckets(32, 1);

        assertThat(buckets.worthTaking(1)).isEqualTo(1);
        assertThat(buckets.worthTaking(3)).isEqualTo(3);
        assertThat(buckets.worthTaking(5)).isEqualTo(4);
        assertThat(buckets.worthTaking(17)).isEqualTo(16);
        assertThat(buckets.worthTaking(24)).isEqualTo(24);
        assertThat(buckets.worthTaking(1000)).isEqualTo(32);
    }

    @Property(tries = 300)
    void wasteAQuarterAtMostAndDoEverythingInTheEnd(
            @ForAll @IntRange(min = 1, max = 100) int largest,
            @ForAll @IntRange(min = 1, max = 2) int least,
            @ForAll @IntRange(min = 1, max = 500) int waiting) {
        Buckets buckets = new Buckets(largest, least);

        for (int left = waiting; left > 0; ) {
            int taken = buckets.worthTaking(left);
            assertThat(taken).isBetween(1, Math.min(left, largest));
            int rows = buckets.rows(taken);
            assertThat(buckets.sizes()).contains(rows);
            assertThat(rows == least || 4 * (rows - taken) <= rows)
                    .as("%d in %d rows", taken, rows)
                    .isTrue();
            left -= taken;
        }
    }

    @Example
    void refuseWhatIsNoSmallestRun() {
        assertThatThrownBy(() -> new Buckets(8, 3)).hasMessage("least must be 1 or 2, not 3");
    }
}
