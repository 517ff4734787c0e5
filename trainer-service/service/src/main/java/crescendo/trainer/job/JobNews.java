package crescendo.trainer.job;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What this worker has heard of jobs: where to look, not what is true; the logs tell that. */
public final class JobNews {
    private record Heard(JobChanged event, long firstHeard) {}

    private static final Comparator<Heard> BEGUN_FIRST_THEN_OLDEST = Comparator.comparing(
                    (Heard heard) -> heard.event().attempt() == 0)
            .thenComparingLong(Heard::firstHeard)
            .thenComparing(heard -> heard.event().job());

    private final Map<Name, Heard> jobs = new HashMap<>();
    private boolean fresh;

    /**
     * News; of what is older than known already, only the time counts.
     *
     * @param time of the record, in milliseconds
     */
    public synchronized void hear(JobChanged event, long time) {
        Heard known = jobs.get(event.job());
        long first = known == null ? time : Math.min(time, known.firstHeard());
        boolean newer = known == null || event.sequence() >= known.event().sequence();
        jobs.put(event.job(), new Heard(newer ? event : known.event(), first));
        wake();
    }

    public synchronized void forget(Name job) {
        jobs.remove(job);
    }

    public synchronized Optional<JobChanged> of(Name job) {
        return Optional.ofNullable(jobs.get(job)).map(Heard::event);
    }

    /** Jobs that wait for nothing but a worker: those already begun first, then the oldest. */
    public synchronized List<JobChanged> ready() {
        return in("waiting").stream().filter(this::mayBegin).toList();
    }

    public synchronized List<JobChanged> running() {
        return in("running");
    }

    public synchronized int waiting() {
        return in("waiting").size();
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

    private boolean mayBegin(JobChanged job) {
        return job.after()
                .flatMap(this::of)
                .map(after -> !List.of("waiting", "running").contains(after.state()))
                .orElse(job.after().isEmpty());
    }

    private List<JobChanged> in(String state) {
        return jobs.values().stream()
                .filter(heard -> heard.event().state().equals(state))
                .sorted(BEGUN_FIRST_THEN_OLDEST)
                .map(Heard::event)
                .toList();
    }
}
