package crescendo.inference.refusal;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.model.VersionRef;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Versions that could not be loaded a moment ago, for want of something that there may be later. Safe for use by many threads. */
public final class Pauses {
    /** Until what failed for the moment is tried again. */
    public static final Duration LENGTH = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final Map<VersionRef, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(long since, String reason) {}

    /** @param nanos the clock */
    public Pauses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** One begins. @return to be thrown */
    public StoreUnavailable begin(VersionRef ref, String reason, RuntimeException failure) {
        pauses.put(ref, new Pause(nanos.getAsLong(), reason));
        return new StoreUnavailable(reason, failure);
    }

    /** @throws StoreUnavailable where a version could not be loaded a moment ago */
    public void requireNone(VersionRef ref) {
        Pause pause = pauses.get(ref);
        if (pause != null && nanos.getAsLong() - pause.since() < LENGTH.toNanos()) {
            throw new StoreUnavailable(pause.reason(), null);
        }
    }

    /** There is nothing to wait for any more. */
    public void end(VersionRef ref) {
        pauses.remove(ref);
    }
}
