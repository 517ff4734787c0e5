package crescendo.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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

    @Test
    void whereRunsSideBySideFailTheOthersHaveEndedBeforeItIsTold() {
        int runs = 8;
        AtomicInteger begun = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Boolean> endedBeforeItWasTold = new CompletableFuture<>();
        Supplier<Long> allFailButTheLast = () -> {
            if (begun.incrementAndGet() < runs) {
                throw new IllegalStateException("as if");
            }
            awaitForAMoment(endedBeforeItWasTold);
            ended.set(true);
            return 1L;
        };

        assertThatThrownBy(() -> WarmUp.sideBySide(runs, allFailButTheLast)).hasMessage("as if");
        endedBeforeItWasTold.complete(ended.get());

        assertThat(endedBeforeItWasTold).isCompletedWithValue(true);
    }

    private static void awaitForAMoment(CompletableFuture<?> something) {
        try {
            something.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException asItShould) {
            // whoever times the runs waits for this one
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int worthwhile(Map<Integer, Double> nanosByRows) {
        return WarmUp.worthwhile(new TreeMap<>(nanosByRows));
    }
}
