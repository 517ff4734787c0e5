package crescendo.cli.demo.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time a demo has.
 *
 * @param startNanos of the clock, when it began
 * @param seconds    from then on
 */
public record Budget(long startNanos, double seconds, LongSupplier nanos) {
    /** Since this process began. */
    public static Budget ofProcess(double seconds) {
        Instant began = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        long before = Math.max(0, Duration.between(began, Instant.now()).toNanos());
        return new Budget(System.nanoTime() - before, seconds, System::nanoTime);
    }

    public double elapsed() {
        return (nanos.getAsLong() - startNanos) / 1e9;
    }

    /** Below 0 once it is spent. */
    public double left() {
        return seconds - elapsed();
    }
}
