package crescendo.trainer.job;

import crescendo.client.job.Beat;
import crescendo.client.job.BeatWatch;
import crescendo.contracts.Name;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The beats of running jobs, as one worker watches them. A new attempt begins with a fresh watch. */
final class Watch {
    private record Watched(int attempt, BeatWatch beat) {}

    private final Duration takeoverAfter;
    private final Map<Name, Watched> jobs = new HashMap<>();

    Watch(Duration takeoverAfter) {
        this.takeoverAfter = takeoverAfter;
    }

    /**
     * After a successful read.
     *
     * @return whether the owner counts as gone
     */
    boolean read(Name job, int attempt, Optional<Beat> beat, long nowNanos) {
        Watched before = jobs.get(job);
        BeatWatch now = before == null || before.attempt() != attempt
                ? BeatWatch.begin(beat, nowNanos)
                : before.beat().read(beat, nowNanos);
        jobs.put(job, new Watched(attempt, now));
        return now.unchangedNanos() >= takeoverAfter.toNanos();
    }

    /** Forgets all other jobs. */
    void retain(Set<Name> running) {
        jobs.keySet().retainAll(running);
    }
}
