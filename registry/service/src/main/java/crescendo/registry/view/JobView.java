package crescendo.registry.view;

import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.TrainingProgress;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is known of a job.
 *
 * @param latest   summary of its newest log entry; absent while only progress has been heard of
 * @param progress the newest of the attempt that holds it; none where nobody does
 */
public record JobView(Optional<JobChanged> latest, Optional<TrainingProgress> progress) {
    static final JobView UNKNOWN = new JobView(Optional.empty(), Optional.empty());
    private static final Comparator<TrainingProgress> NEWEST_LAST = Comparator.comparingInt(TrainingProgress::attempt)
            .thenComparingInt(TrainingProgress::rollBacks)
            .thenComparingLong(TrainingProgress::step);

    JobView with(JobChanged change) {
        if (latest.filter(seen -> seen.sequence() >= change.sequence()).isPresent()) {
            return this;
        }
        return new JobView(Optional.of(change), progress.filter(p -> stillHolds(p, change)));
    }

    JobView with(TrainingProgress report) {
        boolean old = progress.filter(seen -> !isNewer(report, seen)).isPresent();
        boolean stale = latest.filter(change -> !stillHolds(report, change)).isPresent();
        return old || stale ? this : new JobView(latest, Optional.of(report));
    }

    public boolean ended() {
        return latest.filter(JobChanged::ended).isPresent();
    }

    private static boolean isNewer(TrainingProgress report, TrainingProgress seen) {
        return NEWEST_LAST.compare(report, seen) > 0;
    }

    /** Progress may come before the news of the claim that it belongs to, since their topics differ. */
    private static boolean stillHolds(TrainingProgress report, JobChanged change) {
        if (change.ended()) {
            return false;
        }
        return change.state().equals("running")
                ? report.attempt() >= change.attempt()
                : report.attempt() > change.attempt();
    }
}
