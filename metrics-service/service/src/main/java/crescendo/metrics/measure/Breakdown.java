package crescendo.metrics.measure;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Where the time of a checkpoint goes, as the timer {@code crescendo.metrics.part}. For one thread at a time. */
public final class Breakdown {
    private final MeterRegistry meters;
    /** Nanoseconds of the parts within each that is running, the innermost first. */
    private final Deque<long[]> within = new ArrayDeque<>();

    /** What is done for a checkpoint. The time of one within another counts for the inner alone. */
    public enum Part {
        /** Networks, reals and kept statistics, out of the bucket. */
        READ,
        GENERATE,
        EXTRACT,
        MEASURE,
        STORE,
        PUBLISH
    }

    /** Something that takes time. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    public Breakdown(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Does it, and adds what it took. */
    public <T, E extends Exception> T of(Part part, Work<T, E> work) throws E {
        within.push(new long[1]);
        long start = System.nanoTime();
        try {
            return work.run();
        } finally {
            long took = System.nanoTime() - start;
            long own = took - within.pop()[0];
            if (!within.isEmpty()) within.peek()[0] += took;
            meters.timer("crescendo.metrics.part", "part", part.name().toLowerCase(Locale.ROOT))
                    .record(own, TimeUnit.NANOSECONDS);
        }
    }
}
