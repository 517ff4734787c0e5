package crescendo.inference.sampling;

import crescendo.contracts.Name;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Answer;
import crescendo.inference.batch.Batcher;
import crescendo.inference.batch.Order;
import crescendo.inference.batch.ahead.Cost;
import crescendo.inference.gate.Room;
import crescendo.inference.runtime.Generator;
import crescendo.inference.session.Lease;
import crescendo.inference.trace.Trace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Where requests of every protocol meet: takes them on, has them run, and lets go of the generator and of the room. */
@Singleton
public class Orders {
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("crescendo.model");
    private static final AttributeKey<Long> SAMPLES = AttributeKey.longKey("crescendo.samples");
    private static final AttributeKey<Double> COMPUTE = AttributeKey.doubleKey("crescendo.compute.ms");

    private final Room room;
    private final Batcher batcher;
    private final RunMeters meters;
    private final Tracer tracer;

    Orders(Room room, Batcher batcher, RunMeters meters, Tracer tracer) {
        this.room = room;
        this.batcher = batcher;
        this.meters = meters;
        this.tracer = tracer;
    }

    /**
     * Has a generator run.
     *
     * @param lease   closed once it is used no more, unless this throws: then nothing was begun
     * @param drawing what to make of the answer in the time that is left, on a thread that may take its own; the room in the queue is
     *                given back after it
     * @throws crescendo.inference.batch.Busy where there is no room in the queue
     * @throws Room.Crowded where there is no room in memory
     * @throws Room.TooLarge where there will never be
     * @throws crescendo.inference.batch.Late where there is no time left
     */
    public <T> Making<T> take(Name model, Lease lease, Caller caller, Wish wish, Function<Answer, T> drawing) {
        caller.visit().requireTime();
        Duration left = Duration.ofNanos(caller.visit().nanosLeft());
        Generator generator = lease.generator();
        int count = wish.input().rows(generator.signature());
        Trace trace = Trace.ofThisRequest(tracer);
        CompletableFuture<T> told = new CompletableFuture<>();
        Held held =
                held(model, caller, count, new Cost(generator.nanosPerSample(), generator.maxBatch()), wish.bytes());
        Function<Answer, T> counted = answer -> {
            if (told.isDone()) {
                throw new CancellationException("nobody waits for it any more");
            }
            meters.answered(model, count, answer.queueNanos());
            return trace.during("draw", () -> drawing.apply(answer));
        };
        Batcher.Pending pending;
        try {
            caller.visit().whenOver(held::oneIsOver);
            told.orTimeout(left.toNanos(), TimeUnit.NANOSECONDS);
            pending = batcher.submit(new Order(
                    model,
                    caller.client(),
                    generator,
                    wish.input(),
                    wish.output().get(),
                    left,
                    new Told(lease, held)));
        } catch (RuntimeException | Error fault) {
            held.nothing();
            throw fault;
        }
        Making<T> making = new Making<>(told, () -> {
            told.cancel(false);
            pending.abandon();
        });
        tell(pending, answer -> traced(trace, model, count, answer), counted, held, making);
        return making;
    }

    // All of it or none.
    private Held held(Name model, Caller caller, int count, Cost cost, long bytes) {
        Admission.Ticket queue = caller.room();
        Room.Hold body = caller.body().alsoHeld();
        try {
            queue.becomes(model, count, cost);
            return new Held(queue, body, taken(queue, bytes), new AtomicInteger(Held.HOLDERS));
        } catch (RuntimeException | Error fault) {
            body.close();
            throw fault;
        }
    }

    private Room.Ticket taken(Admission.Ticket queue, long bytes) {
        try {
            return room.take(bytes);
        } catch (RuntimeException | Error fault) {
            queue.close();
            throw fault;
        }
    }

    private record Told(Lease lease, Held held) implements Order.Told {
        @Override
        public void released() {
            try {
                lease.close();
            } finally {
                held.oneIsOver();
            }
        }

        @Override
        public void made(int samples) {
            held.queue().made(samples);
        }
    }

    // From now on the order is under way, and the lease its own: nothing is thrown, whoever waits is told.
    private static <T> void tell(
            Batcher.Pending pending,
            UnaryOperator<Answer> traced,
            Function<Answer, T> drawing,
            Held held,
            Making<T> making) {
        CompletableFuture<T> told = making.result();
        try {
            pending.answer()
                    .thenApply(traced)
                    .thenApplyAsync(drawing, Infrastructure.getDefaultWorkerPool())
                    .whenComplete((drawn, failure) -> {
                        held.drawn();
                        if (failure == null) {
                            told.complete(drawn);
                        } else {
                            told.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException | Error fault) {
            pending.abandon();
            held.drawn();
            told.completeExceptionally(fault);
        }
    }

    /**
     * What is made is held by the run that writes it until that has ended, though nobody waits any more; until it is drawn; and what
     * is drawn until it is sent or nobody wants it any more. So is what it is made of.
     */
    private record Held(Admission.Ticket queue, Room.Hold body, Room.Ticket bytes, AtomicInteger holders) {
        /** The run, the drawing and the visit. */
        static final int HOLDERS = 3;

        void drawn() {
            queue.close();
            oneIsOver();
        }

        void oneIsOver() {
            if (holders.decrementAndGet() == 0) {
                close();
            }
        }

        void nothing() {
            queue.close();
            close();
        }

        private void close() {
            bytes.close();
            body.close();
        }
    }

    private static Answer traced(Trace trace, Name model, int count, Answer answer) {
        trace.waitedAndRan(
                Duration.ofNanos(answer.queueNanos()),
                Attributes.of(MODEL, model.value(), SAMPLES, (long) count, COMPUTE, answer.computeNanos() / 1e6));
        return answer;
    }
}
