package crescendo.trainer.job;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of all jobs a free worker takes next: of those that it may take the one of the highest priority; among equals, one of
 * the submitter with the fewest running jobs; among these, one that has begun before one that has not, and then the one that
 * has waited longest. A job whose owner is gone stands among them as if it waited.
 */
public final class Order {
    private Order() {}

    /**
     * What is known of a job.
     *
     * @param since when it came into its state, in milliseconds; only compared with others of the same trainer
     */
    public record Known(JobChanged event, long since) {}

    /** Jobs that wait for nothing but a worker of this kind, in the order in which they are to be taken. */
    public static List<JobChanged> ready(Collection<Known> all, Device kind) {
        return next(all, kind, job -> false);
    }

    /**
     * These, and jobs that run nowhere any more. First of all those of them that somebody wants stopped, which needs no device.
     *
     * @param abandoned tells of a running job whether its owner is gone
     */
    static List<JobChanged> next(Collection<Known> all, Device kind, Predicate<JobChanged> abandoned) {
        Map<Name, JobChanged> byName =
                all.stream().map(Known::event).collect(Collectors.toMap(JobChanged::job, Function.identity()));
        Predicate<JobChanged> orphan = job -> runs(job) && abandoned.test(job);
        Map<Optional<Name>, Long> running = runningBySubmitter(byName.values(), orphan.negate());
        return all.stream()
                .filter(known -> orphan.test(known.event())
                        || known.event().state().equals("waiting") && mayBegin(known.event(), byName))
                .filter(known -> toBeStopped(known.event())
                        || known.event().queue().device().runsOn(kind))
                .sorted(Comparator.comparing((Known known) -> !toBeStopped(known.event()))
                        .thenComparing(nextFirst(running)))
                .map(Known::event)
                .toList();
    }

    /** Jobs that somebody works at, those of the highest priority first. */
    public static List<JobChanged> running(Collection<Known> all) {
        return all.stream()
                .filter(known -> runs(known.event()))
                .sorted(nextFirst(Map.of()))
                .map(Known::event)
                .toList();
    }

    private static boolean runs(JobChanged job) {
        return job.state().equals("running");
    }

    private static boolean toBeStopped(JobChanged job) {
        return runs(job) && (job.cancelAsked() || job.pauseAsked());
    }

    private static Map<Optional<Name>, Long> runningBySubmitter(
            Collection<JobChanged> all, Predicate<JobChanged> reallyRuns) {
        return all.stream()
                .filter(job -> runs(job) && reallyRuns.test(job))
                .collect(Collectors.groupingBy(job -> job.queue().submitter(), Collectors.counting()));
    }

    private static Comparator<Known> nextFirst(Map<Optional<Name>, Long> running) {
        return Comparator.comparingInt((Known known) -> -known.event().queue().priority())
                .thenComparingLong(
                        known -> running.getOrDefault(known.event().queue().submitter(), 0L))
                .thenComparing(known -> known.event().attempt() == 0)
                .thenComparingLong(Known::since)
                .thenComparing(known -> known.event().job());
    }

    /** How the job before has ended is for the logs to tell. */
    private static boolean mayBegin(JobChanged job, Map<Name, JobChanged> byName) {
        return job.after()
                .map(before -> byName.containsKey(before) && byName.get(before).ended())
                .orElse(true);
    }
}
