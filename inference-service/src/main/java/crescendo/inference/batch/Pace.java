package crescendo.inference.batch;

import crescendo.inference.runtime.Buckets;
import java.time.Duration;

/**
 * How runs are made up.
 *
 * @param workers runs at once; with the threads of a run, no more than the machine has cores
 * @param delay   how long a request may wait for others to share its run while a worker is free; while none is, they gather anyway
 */
public record Pace(int workers, Duration delay) {
    public Pace {
        if (workers < 1 || delay.isNegative()) {
            throw new IllegalArgumentException(
                    "workers must be at least 1 and the delay not negative, not " + workers + " and " + delay);
        }
    }

    /**
     * Room of the next run: workers that have nothing to do share what waits.
     *
     * @param waiting samples
     * @param idle    workers, at least the one that asks
     */
    static int room(int waiting, Buckets buckets, int idle) {
        int share = (waiting + idle - 1) / idle;
        return Math.min(buckets.largest(), Math.max(Math.min(buckets.least(), waiting), share));
    }
}
