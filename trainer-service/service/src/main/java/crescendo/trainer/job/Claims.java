package crescendo.trainer.job;

import crescendo.client.Nonce;
import crescendo.client.job.Append;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.job.References.UnusableReference;
import crescendo.trainer.tenure.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does what {@link Move} decides about jobs that are free, or abandoned. */
public final class Claims {
    private static final Logger LOG = Logger.getLogger(Claims.class);

    private final Jobs jobs;
    private final References references;
    private final Obstacles obstacles;
    private final JobNews news;
    private final EventSink events;
    private final String worker;
    private final Device kind;

    /** @param kind of device that the worker trains on */
    public Claims(
            Jobs jobs,
            References references,
            Obstacles obstacles,
            JobNews news,
            EventSink events,
            String worker,
            Device kind) {
        this.jobs = jobs;
        this.references = references;
        this.obstacles = obstacles;
        this.news = news;
        this.events = events;
        this.worker = worker;
        this.kind = kind;
    }

    /** A job in this worker's hands. Its claim has not been announced yet. */
    public record Claimed(JobLog log, List<LogEntry> entries) {}

    /**
     * Looks at a job, and takes it where it is to be taken.
     *
     * @param abandoned the attempt whose owner counts as gone; 0 where none does
     * @param troubles  of attempts that ended here, to be named where the job is given up
     */
    public Optional<Claimed> consider(Name id, int abandoned, Troubles troubles) throws InterruptedException {
        JobLog log = jobs.log(id);
        List<LogEntry> entries = log.read();
        Optional<Job> found = Job.replay(id, entries);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Job job = found.get();
        Optional<Job> after =
                job.recipe().after().flatMap(name -> jobs.log(name).replay().map(recorded -> recorded.job()));
        boolean gone = job instanceof Job.Running running && running.claim().attempt() == abandoned;
        Move move = Move.on(job, after, gone, kind);
        if (move instanceof Move.Take take) {
            if (obstacles.to(job.recipe()).isPresent()) return Optional.empty();
            return take(log, entries, job, take, after);
        }
        if (move instanceof Move.Fail fail) {
            end(log, entries, failed(job, fail.reason() + troubles.of(id)));
        } else if (move instanceof Move.Cancel) {
            end(log, entries, new LogEntry.Cancelled(Nonce.next()));
        } else if (move instanceof Move.Release release) {
            end(log, entries, new LogEntry.Released(Nonce.next(), release.attempt()));
        } else if (move instanceof Move.Announce) {
            announce(changed(log, entries));
        } else {
            news.hear(changed(log, entries), System.currentTimeMillis());
        }
        return Optional.empty();
    }

    private Optional<Claimed> take(JobLog log, List<LogEntry> entries, Job job, Move.Take take, Optional<Job> after)
            throws InterruptedException {
        Pins pins;
        try {
            pins = take.pins().orElseGet(() -> references.pin(job.recipe(), after));
        } catch (UnusableReference e) {
            end(log, entries, failed(job, e.getMessage()));
            return Optional.empty();
        }
        LogEntry claim = new LogEntry.Claimed(Nonce.next(), take.attempt(), worker, pins);
        Optional<List<LogEntry>> claimed = append(log, entries, claim);
        claimed.ifPresent(all -> news.hear(changed(log, all), System.currentTimeMillis()));
        return claimed.map(all -> new Claimed(log, all));
    }

    private static LogEntry failed(Job job, String reason) {
        return new LogEntry.Failed(Nonce.next(), reason, job.history().lastVersion());
    }

    private void end(JobLog log, List<LogEntry> entries, LogEntry last) throws InterruptedException {
        Optional<List<LogEntry>> all = append(log, entries, last);
        if (all.isPresent()) {
            LOG.infof("job %s: %s", log.job(), last);
            announce(changed(log, all.get()));
        }
    }

    private static JobChanged changed(JobLog log, List<LogEntry> entries) {
        return JobChanged.of(Job.replay(log.job(), entries).orElseThrow(), entries.size());
    }

    private void announce(JobChanged changed) throws InterruptedException {
        events.deliver(changed);
        news.hear(changed, System.currentTimeMillis());
    }

    /** Where another was first, there is nothing to do: the job will be looked at again. */
    private static Optional<List<LogEntry>> append(JobLog log, List<LogEntry> entries, LogEntry entry) {
        if (log.append(entries.size() + 1L, entry) instanceof Append.LostTo) {
            return Optional.empty();
        }
        List<LogEntry> all = new ArrayList<>(entries);
        all.add(entry);
        return Optional.of(all);
    }
}
