package crescendo.trainer.job;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.job.Order.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What this worker has heard of jobs: where to look, not what is true; the logs tell that. */
public final class JobNews {
    private final Map<Name, Known> jobs = new HashMap<>();
    private boolean fresh;

    /**
     * News; of what is older than known already, only the time counts, where the state was the same.
     *
     * @param time of the record, in milliseconds
     */
    public synchronized void hear(JobChanged event, long time) {
        jobs.merge(event.job(), new Known(event, time), JobNews::merged);
        wake();
    }

    private static Known merged(Known known, Known heard) {
        Known newer = heard.event().sequence() >= known.event().sequence() ? heard : known;
        boolean same = known.event().state().equals(heard.event().state());
        return new Known(newer.event(), same ? Math.min(known.since(), heard.since()) : newer.since());
    }

    public synchronized void forget(Name job) {
        jobs.remove(job);
    }

    public synchronized Optional<JobChanged> of(Name job) {
        return Optional.ofNullable(jobs.get(job)).map(Known::event);
    }

    /** Jobs that wait for nothing but a worker of this kind, the next to be taken first. */
    public synchronized List<JobChanged> ready(Device kind) {
        return Order.ready(jobs.values(), kind);
    }

    /**
     * Those, and jobs that run nowhere any more, each where it stands in the queue.
     *
     * @param abandoned tells of a running job whether its owner is gone
     */
    synchronized List<JobChanged> next(Device kind, Predicate<JobChanged> abandoned) {
        return Order.next(jobs.values(), kind, abandoned);
    }

    public synchronized List<JobChanged> running() {
        return Order.running(jobs.values());
    }

    /** Until there are other news, or for this long. */
    public synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (!fresh && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        fresh = false;
    }

    /** Ends whoever waits for news. */
    public synchronized void wake() {
        fresh = true;
        notifyAll();
    }
}
