package crescendo.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void runsAreAsLargeAsItPays() {
        assertThat(worthwhile(Map.of(2, 20.0, 4, 24.0, 8, 40.0, 16, 79.0, 32, 158.0)))
                .isEqualTo(8);
    }

    @Test
    void ofRunsThatTakeTheSameInProportionTheSmallestIsBest() {
        assertThat(worthwhile(Map.of(2, 21.0, 4, 40.0, 8, 81.0, 16, 163.0))).isEqualTo(2);
    }

    @Test
    void whereLargeRunsTakeNoLongerTheLargestIsBest() {
        assertThat(worthwhile(Map.of(2, 10.0, 4, 10.0, 8, 11.0, 16, 11.0, 32, 12.0)))
                .isEqualTo(32);
    }

    @Test
    void aSingleSizeIsTaken() {
        assertThat(worthwhile(Map.of(1, 5.0))).isEqualTo(1);
    }

    @Test
    void allCoresForOneRunPayWhereTheyLoseLittle() {
        assertThat(WarmUp.coresPay(10e6, 10.9e6)).isTrue();
        assertThat(WarmUp.coresPay(10e6, 9e6)).isTrue();
        assertThat(WarmUp.coresPay(10e6, 11.1e6)).isFalse();
    }

    @Test
    void forSmallNetworksTheyAreNotTried() {
        assertThat(WarmUp.coresMayPay(0.5e6)).isFalse();
        assertThat(WarmUp.coresMayPay(40e6)).isTrue();
    }

    private static int worthwhile(Map<Integer, Double> nanosByRows) {
        return WarmUp.worthwhile(new TreeMap<>(nanosByRows));
    }
}
