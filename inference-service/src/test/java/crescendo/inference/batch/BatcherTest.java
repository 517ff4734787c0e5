package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.inference.Rows;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private static final Name MODEL = new Name("fashion");
    private static final Signature SIGNATURE = new Signature(8, 4, 4, 1);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Generator generator = Generator.open(
            OnnxRuntime.on(Device.Wish.CPU, 1, false),
            new ModelFile.InMemory(new TinyGenerator(8, 4, 1, 7).onnx()),
            SIGNATURE,
            8);
    private final List<Integer> runs = new CopyOnWriteArrayList<>();
    private final Semaphore mayGoOn = new Semaphore(0);
    private final AtomicInteger released = new AtomicInteger();
    private final Batcher batcher = new Batcher(new Pace(1, Duration.ZERO), this::holdAfter);

    // The only worker stands here with each run until it may go on: meanwhile others gather.
    private void holdAfter(Name model, int samples, long nanos) {
        runs.add(samples);
        mayGoOn.acquireUninterruptibly();
    }

    @AfterEach
    void close() {
        mayGoOn.release(1000);
        batcher.close();
        generator.close();
    }

    @Test
    void joinsWhatSeveralClientsWaitForIntoOneRun() throws Exception {
        occupy();
        List<Batcher.Pending> all = new ArrayList<>();
        for (int k = 0; k < 8; k++) all.add(submit("client-" + k, k, 1));

        mayGoOn.release(1000);

        for (int k = 0; k < 8; k++)
            assertThat(images(all.get(k))).as("sample %d", k).isEqualTo(alone(k, 1));
        assertThat(runs).containsExactly(1, 8);
    }

    @Test
    void givesTheSameImagesWhateverTheyWereBatchedWith() throws Exception {
        occupy();
        Batcher.Pending long1 = submit("one", 0, 11);
        Batcher.Pending short1 = submit("other", 40, 3);
        Batcher.Pending short2 = submit("other", 50, 2);

        mayGoOn.release(1000);

        assertThat(images(long1)).isEqualTo(alone(0, 11));
        assertThat(images(short1)).isEqualTo(alone(40, 3));
        assertThat(images(short2)).isEqualTo(alone(50, 2));
    }

    @Test
    void letsNobodyWaitForAllOfALongRequest() throws Exception {
        occupy();
        Batcher.Pending huge = submit("greedy", 0, 64);
        Batcher.Pending small = submit("modest", 99, 4);

        mayGoOn.release(2);

        assertThat(images(small)).as("all of it is in the first run").isEqualTo(alone(99, 4));
        assertThat(runs).startsWith(1, 8);
        assertThat(huge.answer()).isNotDone();
    }

    @Test
    void makesNothingForThoseWhoLeft() throws Exception {
        occupy();
        Batcher.Pending gone = submit("gone", 0, 64);
        Batcher.Pending stays = submit("stays", 70, 2);

        gone.abandon();
        assertThat(batcher.waiting()).isEqualTo(2);
        mayGoOn.release(1000);

        assertThat(images(stays)).isEqualTo(alone(70, 2));
        assertThat(gone.answer()).isCompletedExceptionally();
        assertThatThrownBy(() -> gone.answer().join()).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(runs).containsExactly(1, 2);
    }

    @Test
    void givesUpWhatIsLate() throws Exception {
        occupy();
        Batcher.Pending late = submit("hasty", 0, 3, Duration.ofMillis(5));

        assertThatThrownBy(() -> late.answer().get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Late.class)
                .hasMessageContaining("not done within 5 ms");
        await().until(() -> batcher.waiting() == 0);
        assertThat(runs).containsExactly(1);
    }

    @Test
    void letsGoOfTheGeneratorOnceForEveryRequestHoweverItEnds() throws Exception {
        occupy();
        Batcher.Pending done = submit("one", 0, 3);
        Batcher.Pending gone = submit("two", 0, 3);
        gone.abandon();

        mayGoOn.release(1000);
        images(done);

        await().untilAsserted(() -> assertThat(released).hasValue(3));
    }

    @Test
    void tellsWhatWentWrongToAllWhoSharedTheRun() throws Exception {
        occupy();
        Batcher.Pending one = submit("one", 0, 1);
        Batcher.Pending other = batcher.submit(new Order(
                MODEL,
                "other",
                generator,
                Input.of(new float[8]),
                new Output(new byte[1], new float[0]),
                LONG,
                released::incrementAndGet));

        mayGoOn.release(1000);

        for (Batcher.Pending pending : List.of(one, other))
            assertThatThrownBy(() -> pending.answer().get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void goesOnWhereWhatItLetsGoOfOrTellsFails() throws Exception {
        CountDownLatch failed = new CountDownLatch(2);
        Order bad =
                new Order(MODEL, "one", generator, Input.of(new float[8]), Output.images(SIGNATURE, 1), LONG, () -> {
                    failed.countDown();
                    throw new IllegalStateException("ONNX Runtime cannot close the session");
                });
        AtomicInteger ran = new AtomicInteger();
        try (Batcher harmed = new Batcher(new Pace(1, Duration.ZERO), (model, samples, nanos) -> {
            if (ran.incrementAndGet() == 1) {
                failed.countDown();
                throw new IllegalStateException("nobody listens");
            }
        })) {
            Batcher.Pending first = harmed.submit(bad);
            assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
            Batcher.Pending second = harmed.submit(order("two", 5, 2, LONG));

            assertThat(images(first)).hasSize(16);
            assertThat(images(second)).as("the only worker lives").isEqualTo(alone(5, 2));
        }
    }

    @Test
    void finishesWhatItTookBeforeItCloses() throws Exception {
        occupy();
        Batcher.Pending taken = submit("one", 0, 20);
        mayGoOn.release(1000);

        batcher.close();

        assertThat(images(taken)).isEqualTo(alone(0, 20));
        assertThatThrownBy(() -> submit("one", 0, 1)).hasMessage("the service is about to end");
    }

    @Test
    void waitsForOthersAsLongAsItIsToldTo() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        try (Batcher patient = new Batcher(new Pace(1, LONG), (model, samples, nanos) -> {
            sizes.add(samples);
            ran.countDown();
        })) {
            for (int k = 0; k < 8; k++) patient.submit(order("client-" + k, k, 1, LONG));

            assertThat(ran.await(10, TimeUnit.SECONDS))
                    .as("a full batch waits no longer")
                    .isTrue();
        }
        assertThat(sizes).containsExactly(8);
    }

    private void occupy() throws Exception {
        submit("occupier", 1000, 1);
        await().until(() -> runs.size() == 1);
    }

    private Batcher.Pending submit(String client, long first, int count) {
        return submit(client, first, count, LONG);
    }

    private Batcher.Pending submit(String client, long first, int count, Duration patience) {
        return batcher.submit(order(client, first, count, patience));
    }

    private Order order(String client, long first, int count, Duration patience) {
        return order(client, generator, first, count, patience);
    }

    private Order order(String client, Generator runs, long first, int count, Duration patience) {
        return new Order(
                MODEL,
                client,
                runs,
                Input.of(Latents.normal(3, first, count, 8)),
                Output.images(SIGNATURE, count),
                patience,
                released::incrementAndGet);
    }

    private static byte[] images(Batcher.Pending pending) throws Exception {
        return pending.answer().get(20, TimeUnit.SECONDS).output().images();
    }

    private byte[] alone(long first, int count) {
        byte[] images = new byte[count * 16];
        Input input = Input.of(Latents.normal(3, first, count, 8));
        for (int k = 0; k < count; k++) Rows.generate(generator, input, k, 1, images);
        return images;
    }
}
