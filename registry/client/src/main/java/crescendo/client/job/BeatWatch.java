package crescendo.client.job;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides when the owner of a job counts as gone: once the same beat has been read for {@link #PATIENCE} by the watcher's
 * own monotonic clock. Time without successful reads does not count, for when the watcher or the store was away, the
 * owner could not show that it lives.
 *
 * @param last beat read; nothing where there was none to read
 * @param unchangedNanos for how long it has been the same
 * @param readAtNanos monotonic time of the last successful read
 */
public record BeatWatch(Optional<Beat> last, long unchangedNanos, long readAtNanos) {
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What one gap between two reads counts at most. */
    private static final long LONGEST_GAP = Beat.EVERY.toNanos();

    /** Begins to watch with a first successful read. */
    public static BeatWatch begin(Optional<Beat> beat, long nowNanos) {
        return new BeatWatch(beat, 0, nowNanos);
    }

    /** After another successful read. */
    public BeatWatch read(Optional<Beat> beat, long nowNanos) {
        if (!beat.equals(last)) {
            return begin(beat, nowNanos);
        }
        long gap = Math.min(Math.max(0, nowNanos - readAtNanos), LONGEST_GAP);
        return new BeatWatch(last, unchangedNanos + gap, nowNanos);
    }

    /** Whether another worker may take the job over. */
    public boolean ownerIsGone() {
        return unchangedNanos >= PATIENCE.toNanos();
    }
}
