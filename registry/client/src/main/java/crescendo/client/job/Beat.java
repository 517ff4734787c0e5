package crescendo.client.job;

import java.time.Duration;

/**
 * A sign of life of a job's owner, overwritten every {@link #EVERY}.
 *
 * @param attempt of the owner
 * @param counter one more each time
 */
public record Beat(int attempt, long counter) {
    public static final Duration EVERY = Duration.ofSeconds(3);

    public Beat next() {
        return new Beat(attempt, counter + 1);
    }
}
