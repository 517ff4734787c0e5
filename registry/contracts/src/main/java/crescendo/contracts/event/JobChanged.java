package crescendo.contracts.event;

import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.recipe.QueuePlace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The summary of a job's latest log entry.
 *
 * @param sequence    of that entry; a lower one than seen is old news
 * @param state       {@code waiting}, {@code running}, {@code paused}, {@code succeeded}, {@code failed}, {@code cancelled}
 * @param cancelAsked whether its owner has been told to stop
 * @param pauseAsked  whether its owner has been told to let it rest
 * @param attempt     claims so far
 * @param imagesShown of the newest state
 * @param totalImages of the schedule
 * @param reason      of a failure; of a running or waiting job, of its last roll-back
 * @param queue       its place there by now
 */
public record JobChanged(
        int schemaVersion,
        Name job,
        long sequence,
        String state,
        boolean cancelAsked,
        boolean pauseAsked,
        Name model,
        String family,
        Optional<Name> after,
        int attempt,
        Optional<String> worker,
        long imagesShown,
        long totalImages,
        int versions,
        Optional<Name> lastVersion,
        Optional<String> reason,
        QueuePlace queue)
        implements Event {
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");

    /** Events of version 0.1.0 tell of no queue. */
    public JobChanged {
        queue = queue == null ? QueuePlace.USUAL : queue;
    }

    public static JobChanged of(Job job, long sequence) {
        Optional<String> worker =
                job instanceof Job.Running running ? Optional.of(running.claim().worker()) : Optional.empty();
        return new JobChanged(
                1,
                job.id(),
                sequence,
                state(job),
                job instanceof Job.Running running && running.cancelAsked(),
                job instanceof Job.Running running && running.pauseAsked(),
                job.recipe().model(),
                job.recipe().program().family(),
                job.recipe().after(),
                job.history().attempts(),
                worker,
                job.history().state().map(s -> s.imagesShown()).orElse(0L),
                job.recipe().program().schedule().totalImages(),
                job.history().versions().size(),
                job.history().lastVersion(),
                reason(job),
                job.recipe().queue());
    }

    private static Optional<String> reason(Job job) {
        if (job instanceof Job.Failed failed) {
            return Optional.of(failed.reason());
        }
        return job.ended() ? Optional.empty() : job.history().course().last().map(JobChanged::rolledBack);
    }

    private static String rolledBack(LogEntry.RolledBack back) {
        return "rolled back to " + back.toImages() + " images, learning rates × " + back.learningRateFactor() + ": "
                + back.reason();
    }

    /** Whether nothing more will become of it. */
    public boolean ended() {
        return ENDED.contains(state);
    }

    private static String state(Job job) {
        return job.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Override
    public Topic topic() {
        return Topic.JOBS;
    }

    @Override
    public String key() {
        return job.value();
    }

    @Override
    public String id() {
        return job + "/" + sequence;
    }

    @Override
    public String type() {
        return "crescendo.job-changed.v1";
    }
}
