package crescendo.trainer.tenure;

import java.time.Duration;

/**
 * How owners show that they live, and when they count as gone.
 *
 * @param beatEvery     between two beats
 * @param takeoverAfter how long a beat must stand still, by the watcher's own monotonic clock
 */
public record Liveness(Duration beatEvery, Duration takeoverAfter) {
    public Liveness {
        if (beatEvery.isNegative() || beatEvery.isZero()) {
            throw new IllegalArgumentException("crescendo.beat-every must be positive, not " + beatEvery);
        }
        if (takeoverAfter.compareTo(beatEvery.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("crescendo.takeover-after must be at least twice crescendo.beat-every ("
                    + beatEvery + "), not " + takeoverAfter);
        }
    }
}
