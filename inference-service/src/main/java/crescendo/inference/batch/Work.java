package crescendo.inference.batch;

import crescendo.inference.runtime.Slice;
import java.util.concurrent.CompletableFuture;

/** An order on its way: its samples wait, run and are done, in this order. Guarded by the batcher's lock, but for the answer. */
final class Work {
    private final Order order;
    private final long arrived;
    private final int count;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private int taken;
    private int done;
    private int runs;
    private long queueNanos;
    private long computeNanos;
    private boolean released;

    /** @param arrived when, in nanoseconds of the batcher's clock */
    Work(Order order, long arrived) {
        this.order = order;
        this.arrived = arrived;
        this.count = order.count();
    }

    Order order() {
        return order;
    }

    long arrived() {
        return arrived;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Samples that no run has taken yet. */
    int waiting() {
        return count - taken;
    }

    /** The next {@code samples} of those that wait, for a run that begins now. */
    Slice take(int samples, long now) {
        if (taken == 0) {
            queueNanos = now - arrived;
        }
        Slice slice = new Slice(order.input(), taken, samples, order.output());
        taken += samples;
        runs++;
        return slice;
    }

    /** A run has ended, well or not. @return whether all samples are done */
    boolean ended(int samples, long nanos) {
        runs--;
        done += samples;
        computeNanos += nanos;
        return done == count;
    }

    Answer told() {
        return new Answer(order.output(), queueNanos, computeNanos);
    }

    /** Whether now is the moment, which comes once, to let go of the generator. */
    boolean release() {
        boolean now = !released && answer.isDone() && runs == 0;
        released |= now;
        return now;
    }
}
