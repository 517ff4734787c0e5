package crescendo.inference.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Latents;
import crescendo.inference.TinyGenerator;
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
    private static final Signature SIGNATURE = new Signature(16, 32, 32, 3);
    private static final TinyGenerator TINY = new TinyGenerator(16, 32, 3, 7);

    @Test
    void aSampleRunsAloneWhereItIsTheSameToTheLastBit() {
        try (Generator generator = opened(TINY)) {
            assertThat(WarmUp.of(generator).buckets().least()).isEqualTo(1);
        }
    }

    @Test
    void elseItRunsTwiceOver() {
        try (Generator generator = opened(TINY.withItsColumnsCentred())) {
            Generator warm = WarmUp.of(generator);
            Input input = Input.of(Latents.normal(3, 0, 8, 16));

            assertThat(warm.buckets().least()).isEqualTo(2);
            assertThat(warm.within(new Buckets(1, 2), 0).all(input).raw())
                    .isEqualTo(warm.within(new Buckets(8, 2), 0).all(input).raw())
                    .isNotEqualTo(warm.within(new Buckets(1, 1), 0).all(input).raw());
        }
    }

    private static Generator opened(TinyGenerator tiny) {
        return Generator.open(
                OnnxRuntime.on(Device.Wish.CPU, 1, false), new ModelFile.InMemory(tiny.onnx()), SIGNATURE, 8);
    }

    @Test
    void runsAreAsLargeAsItPays() {
        assertThat(worthwhile(Map.of(2, 20.0, 4, 24.0, 8, 40.0, 16, 79.0, 32, 158.0)))
                .isEqualTo(8);
    }

    @Test
    void ofRunsThatTakeTheSameInProportionTheSmallestIsBest() {
        assertThat(worthwhile(Map.of(2, 20.5, 4, 40.0, 8, 81.0, 16, 163.0))).isEqualTo(2);
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
    void allCoresForOneRunPayWhereTheyGain() {
        assertThat(WarmUp.coresPay(10e6, 9e6)).isTrue();
        assertThat(WarmUp.coresPay(10e6, 9.6e6)).isFalse();
        assertThat(WarmUp.coresPay(10e6, 11e6)).isFalse();
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
