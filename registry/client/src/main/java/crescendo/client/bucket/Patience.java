package crescendo.client.bucket;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks again while the store is away, at growing intervals.
 *
 * @param limit how long to go on before {@link StoreUnavailable} is passed to the caller
 * @param first pause after the first failure; doubled each time
 * @param longest pause
 */
public record Patience(Duration limit, Duration first, Duration longest) {
    public Patience {
        if (limit.isNegative() || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "pauses must be positive and growing, not " + limit + ", " + first + ", " + longest);
        }
    }

    /** Pauses from a tenth of a second to two seconds. */
    public static Patience of(Duration limit) {
        return new Patience(limit, Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    /** @param outage hears of each failure that is followed by another try */
    public <T> T whileUnavailable(Supplier<T> request, Consumer<StoreUnavailable> outage) {
        long end = System.nanoTime() + limit.toNanos();
        Duration pause = first;
        while (true) {
            try {
                return request.get();
            } catch (StoreUnavailable e) {
                if (System.nanoTime() + pause.toNanos() > end
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                outage.accept(e);
                sleep(pause, e);
                pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
            }
        }
    }

    private static void sleep(Duration pause, StoreUnavailable outage) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outage;
        }
    }
}
