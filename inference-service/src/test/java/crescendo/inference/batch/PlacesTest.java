package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import crescendo.contracts.Name;
import crescendo.inference.TinyGenerator;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs that take the place of several. */
class PlacesTest {
    private static final Name WIDE = new Name("wide");
    private static final Name NARROW = new Name("narrow");
    private static final Signature SIGNATURE = new Signature(8, 4, 4, 1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Generator wide = generator(2);
    private final Generator narrow = generator(1);
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private static Generator generator(int places) {
        OnnxRuntime runtime = OnnxRuntime.on(Device.Wish.CPU, 1, false);
        return Generator.open(
                runtime, new ModelFile.InMemory(new TinyGenerator(8, 4, 1, 7).onnx()), SIGNATURE, 8, places);
    }

    @AfterEach
    void close() {
        wide.close();
        narrow.close();
    }

    // A run goes on until another comes beside it, or the other worker has found no place for one.
    private void goOn(Name model, int samples, long nanos) {
        int places = model.equals(WIDE) ? 2 : 1;
        most.accumulateAndGet(taken.addAndGet(places), Math::max);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (taken.get() < 2 && anotherWorks() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        taken.addAndGet(-places);
    }

    private static boolean anotherWorks() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sampler-") && thread != Thread.currentThread())
                .anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE);
    }

    @Test
    void aRunWithAllCoresGoesOnAloneAndNobodyWaitsForEver() throws Exception {
        List<Batcher.Pending> all = new ArrayList<>();
        try (Batcher batcher = new Batcher(new Pace(2, Duration.ZERO), this::goOn)) {
            for (int k = 0; k < 20; k++) {
                all.add(batcher.submit(order(WIDE, wide, "client-" + k)));
                all.add(batcher.submit(order(NARROW, narrow, "client-" + k)));
            }
            for (Batcher.Pending pending : all) pending.answer().get(20, TimeUnit.SECONDS);
        }

        assertThat(most).as("places taken at once").hasValue(2);
    }

    @Test
    void itTakesAllThereAreWhereThereAreFewer() throws Exception {
        try (Batcher batcher = new Batcher(new Pace(1, Duration.ZERO), this::goOn)) {
            assertThat(batcher.submit(order(WIDE, wide, "one")).answer().get(20, TimeUnit.SECONDS))
                    .isNotNull();
        }
    }

    @Test
    void whoGivesUpWaitingForAllPlacesHoldsNobodyBack() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Runs heldOnce = (model, samples, nanos) -> {
            if (taken.incrementAndGet() == 1) {
                awaited(goOn);
            }
        };
        try (Batcher batcher = new Batcher(new Pace(2, Duration.ZERO), heldOnce)) {
            Batcher.Pending running = batcher.submit(order(NARROW, narrow, "one"));
            await().untilAsserted(() -> assertThat(taken).hasValue(1));
            Batcher.Pending waitsForAll = batcher.submit(order(WIDE, wide, "two"));
            Batcher.Pending behind = batcher.submit(order(NARROW, narrow, "three"));

            waitsForAll.abandon();

            assertThat(behind.answer().get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(running.answer()).as("still running").isNotDone();
            goOn.countDown();
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void whoGivesUpWaitingForAllPlacesKeepsNoWorkerFromEnding() throws Exception {
        Generator all = generator(6);
        CountDownLatch goOn = new CountDownLatch(1);
        Batcher batcher = new Batcher(new Pace(6, Duration.ZERO), (model, samples, nanos) -> {
            taken.incrementAndGet();
            awaited(goOn);
        });
        batcher.submit(order(NARROW, narrow, "one"));
        await().untilAsserted(() -> assertThat(taken).hasValue(1));
        Batcher.Pending waitsForAll = batcher.submit(order(WIDE, all, "two"));
        CompletableFuture<Void> closed = CompletableFuture.runAsync(batcher::close);
        await().untilAsserted(() -> assertThatThrownBy(() -> batcher.submit(order(NARROW, narrow, "three")))
                .isInstanceOf(IllegalStateException.class));

        waitsForAll.abandon();
        goOn.countDown();

        assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
        all.close();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Order order(Name model, Generator generator, String client) {
        return new Order(model, client, generator, Input.of(new float[8]), Output.images(SIGNATURE, 1), LONG, () -> {});
    }
}
