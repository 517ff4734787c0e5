package crescendo.metrics.intake;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.log.LogUnavailable;
import crescendo.metrics.health.Conditions;
import crescendo.metrics.health.Conditions.Part;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Does a thing again until it is done, for as long as the store or the broker is away, or the disk full; meanwhile health says so. */
public final class Perseverance {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Conditions conditions;
    private final Pause pause;

    /** How to wait. */
    @FunctionalInterface
    public interface Pause {
        void take(Duration time) throws InterruptedException;
    }

    public Perseverance(Conditions conditions, Pause pause) {
        this.conditions = conditions;
        this.pause = pause;
    }

    /**
     * @param work may be done in part and begun again any number of times
     * @throws IllegalStateException where the service is stopped before it is done
     */
    public void finish(Runnable work) {
        for (Duration wait = Duration.ofMillis(200); ; wait = longer(wait)) {
            try {
                work.run();
                for (Part part : Part.values()) conditions.well(part);
                return;
            } catch (StoreUnavailable e) {
                conditions.ill(Part.STORE, e.getMessage());
            } catch (LogUnavailable e) {
                conditions.ill(Part.BROKER, e.getMessage());
            } catch (UncheckedIOException e) {
                conditions.ill(Part.DISK, e.getMessage());
            }
            take(wait);
        }
    }

    private void take(Duration wait) {
        try {
            pause.take(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the store or the broker", e);
        }
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
    }
}
