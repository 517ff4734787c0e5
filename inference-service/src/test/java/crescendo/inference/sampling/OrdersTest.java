package crescendo.inference.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Answer;
import crescendo.inference.batch.Batcher;
import crescendo.inference.batch.Late;
import crescendo.inference.batch.Pace;
import crescendo.inference.batch.Runs;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.Visit;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Signature;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import crescendo.inference.session.Lease;
import crescendo.inference.session.ServedModels;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class OrdersTest {
    private static final Name MODEL = new Name("ordered");
    private static final long BYTES = 1000;
    private static final long SENT = 70;
    private static final Publication ORDERED = Publication.of("ordered", 1000, new TinyGenerator(8, 4, 3, 5));

    @Inject
    S3Bucket bucket;

    @Inject
    Orders orders;

    @Inject
    RunMeters meters;

    @Inject
    Tracer tracer;

    @Inject
    Admission admission;

    @Inject
    Room room;

    @Inject
    ServedModels served;

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(ORDERED);
    }

    private <T> Making<T> taken(Visit visit, Function<Answer, T> drawing) {
        return taken(visit, () -> Output.images(signature(), 1), drawing);
    }

    private Signature signature() {
        try (Lease lease = served.newest(MODEL)) {
            return lease.generator().signature();
        }
    }

    private <T> Making<T> taken(Visit visit, Supplier<Output> output, Function<Answer, T> drawing) {
        return taken(orders, visit, output, drawing);
    }

    private <T> Making<T> taken(Orders orders, Visit visit, Supplier<Output> output, Function<Answer, T> drawing) {
        Lease lease = served.newest(MODEL);
        Admission.Ticket entered = admission.enter("somebody");
        Room.Ticket sent = room.take(SENT);
        visit.whenOver(sent::close);
        try {
            Caller caller = new Caller("somebody", visit, entered, sent);
            return orders.take(MODEL, lease, caller, new Wish(Input.of(new float[8]), output, BYTES), drawing);
        } catch (RuntimeException | Error fault) {
            lease.close();
            entered.leave();
            sent.close();
            throw fault;
        }
    }

    @Test
    void drawingTakesOfTheSameTimeAndHoldsItsRoomUntilItHasEnded() {
        CountDownLatch goOn = new CountDownLatch(1);

        Visit visit = new Visit(Duration.ofMillis(200));

        Making<Boolean> making = taken(visit, answer -> awaited(goOn));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> making.result().get(20, TimeUnit.SECONDS))
                .withCauseInstanceOf(TimeoutException.class);
        assertThat(admission.held()).isEqualTo(1);
        visit.end();
        assertThat(room.held()).as("the images are there still").isEqualTo(BYTES + SENT);
        goOn.countDown();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(admission.held()).isZero();
            assertThat(room.held()).isZero();
        });
    }

    @Test
    void whatIsDrawnHoldsItsBytesUntilItIsSent() throws Exception {
        Visit visit = new Visit(Duration.ofSeconds(20));

        taken(visit, answer -> true).result().get(20, TimeUnit.SECONDS);

        await().untilAsserted(() -> assertThat(admission.held()).isZero());
        assertThat(room.held()).as("it is not sent yet").isEqualTo(BYTES + SENT);
        visit.end();
        assertThat(room.held()).isZero();
    }

    @Test
    void whatARunWritesHoldsItsBytesThoughWhoeverAskedHasLeft() {
        CountDownLatch writes = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Runs untilItIsToldOf = (model, samples, nanos) -> {
            writes.countDown();
            awaited(goOn);
        };
        Visit visit = new Visit(Duration.ofSeconds(20));
        try (Batcher slow = new Batcher(new Pace(1, Duration.ZERO), untilItIsToldOf)) {
            Making<Boolean> making = taken(
                    new Orders(room, slow, meters, tracer), visit, () -> Output.images(signature(), 1), answer -> true);
            assertThat(awaited(writes)).isTrue();

            making.abandon().run();
            visit.end();

            assertThat(admission.held()).isZero();
            assertThat(room.held())
                    .as("the run has it still, and what it is made of")
                    .isEqualTo(BYTES + SENT);
            goOn.countDown();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(room.held()).isZero());
        }
    }

    @Test
    void whatThereIsNoRoomInMemoryForIsNotTakenOn() {
        Visit visit = new Visit(Duration.ofSeconds(20));
        try (Room.Ticket others = room.take(TestPlatform.MEMORY - BYTES + 1)) {
            assertThat(others).isNotNull();
            assertThatExceptionOfType(Room.Crowded.class).isThrownBy(() -> taken(visit, answer -> true));
        }

        assertThat(admission.held()).isZero();
        assertThat(room.held()).isZero();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoseTimeIsOverBeforeItsTurnIsNotTakenOn() {
        Visit visit = new Visit(Duration.ZERO);

        assertThatExceptionOfType(Late.class).isThrownBy(() -> taken(visit, answer -> true));

        assertThat(admission.held()).isZero();
    }

    @Test
    void whatThereIsNoMemoryForGivesItsRoomBack() {
        Visit visit = new Visit(Duration.ofSeconds(20));
        Supplier<Output> noMemory = () -> {
            assertThat(admission.held()).as("room is asked for first").isEqualTo(1);
            throw new OutOfMemoryError("as if");
        };

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> taken(visit, noMemory, answer -> true));

        assertThat(admission.held()).isZero();
        assertThat(room.held()).isZero();
    }
}
