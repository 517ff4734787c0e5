package crescendo.contracts.event;

import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import java.util.Optional;

/**
 * The summary of a job's latest log entry.
 *
 * @param sequence    of that entry; a lower one than seen is old news
 * @param state       {@code waiting}, {@code running}, {@code succeeded}, {@code failed}, {@code cancelled}
 * @param cancelAsked whether its owner has been told to stop
 * @param attempt     claims so far
 * @param imagesShown of the newest state
 * @param totalImages of the schedule
 * @param reason      of a failure
 */
public record JobChanged(
        int schemaVersion,
        Name job,
        long sequence,
        String state,
        boolean cancelAsked,
        Name model,
        String family,
        Optional<Name> after,
        int attempt,
        Optional<String> worker,
        long imagesShown,
        long totalImages,
        int versions,
        Optional<Name> lastVersion,
        Optional<String> reason)
        implements Event {

    public static JobChanged of(Job job, long sequence) {
        Optional<String> worker =
                job instanceof Job.Running running ? Optional.of(running.claim().worker()) : Optional.empty();
        Optional<String> reason = job instanceof Job.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
        return new JobChanged(
                1,
                job.id(),
                sequence,
                state(job),
                job instanceof Job.Running running && running.cancelAsked(),
                job.recipe().model(),
                job.recipe().program().family(),
                job.recipe().after(),
                job.history().attempts(),
                worker,
                job.history().state().map(s -> s.imagesShown()).orElse(0L),
                job.recipe().program().schedule().totalImages(),
                job.history().versions().size(),
                job.history().lastVersion(),
                reason);
    }

    private static String state(Job job) {
        return job.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
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
