package crescendo.trainer.tenure;

import crescendo.client.Nonce;
import crescendo.client.job.Append;
import crescendo.client.job.JobLog;
import crescendo.contracts.Name;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StepsRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A worker's hold on a job: what it may append, and how it learns that it may no longer. Every change of the job competes
 * for the next number of its log, so a worker that was taken for dead meets the claim of its successor there.
 *
 * <p>Safe for use by several threads; their appends take their turns.
 */
public final class Tenure {
    private final JobLog log;
    private final LogEntry.Claimed claim;
    private final Consumer<Event> news;
    private final List<LogEntry> entries;
    private volatile Job job;
    private volatile TenureEnded ended;
    private volatile boolean pauseAsked;

    /**
     * @param entries of the log, this worker's claim the last
     * @param news    is told of every change that this worker makes, in order
     */
    public Tenure(JobLog log, List<LogEntry> entries, Consumer<Event> news) {
        this.log = log;
        this.news = news;
        this.entries = new ArrayList<>(entries);
        this.job = Job.replay(log.job(), entries).orElseThrow();
        this.claim = ((Job.Running) job).claim();
    }

    public int attempt() {
        return claim.attempt();
    }

    public synchronized Job job() {
        return job;
    }

    /** The newest verdict from outside that is known here and not obeyed yet. Never waits. */
    public Optional<LogEntry.VerdictGiven> verdict() {
        return job.history().verdict();
    }

    /** The log as far as it is known here. */
    public synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Appends, and tells of it. Where somebody has asked for the job to stop meanwhile, obeys instead.
     *
     * @throws TenureEnded where the job was cancelled so, or belongs to somebody else; then nothing was written
     */
    public void append(LogEntry entry) {
        append(entry, () -> {});
    }

    /**
     * As {@link #append(LogEntry)}.
     *
     * @param before telling of it, what follows from the entry is to be done
     */
    public synchronized void append(LogEntry entry, Runnable before) {
        requireHeld();
        LogEntry written = compete(entry);
        if (written == entry) {
            before.run();
        }
        news.accept(JobChanged.of(job, entries.size()));
        if (written instanceof LogEntry.Cancelled) {
            ended = TenureEnded.cancelled(log.job());
            throw ended;
        }
    }

    private LogEntry compete(LogEntry wanted) {
        LogEntry entry = wanted;
        Append outcome = log.append(next(), entry);
        while (outcome instanceof Append.LostTo lost) {
            learn(lost.winner());
            if (cancelAsked() && !(entry instanceof LogEntry.Cancelled)) {
                entry = new LogEntry.Cancelled(Nonce.next());
            }
            outcome = log.append(next(), entry);
        }
        apply(entry);
        return entry;
    }

    /** Looks whether the job is still held. Obeys where it is to stop. */
    public synchronized void verify() {
        requireHeld();
        log.readFrom(next()).forEach(this::learn);
        if (cancelAsked()) {
            append(new LogEntry.Cancelled(Nonce.next()));
        }
    }

    /** Gives the job up as failed, with the newest version there is. */
    public synchronized void fail(String reason) {
        fail(reason, Optional.empty());
    }

    /** @param steps since the newest state, which show why */
    public synchronized void fail(String reason, Optional<StepsRef> steps) {
        Optional<Name> lastGood = job.history().lastVersion();
        append(new LogEntry.Failed(Nonce.next(), reason, lastGood, steps));
    }

    /** Whether the job is known to be wanted at rest, so that it is to be released with its state. Never waits. */
    public boolean pauseAsked() {
        return pauseAsked;
    }

    /** Whether the job is known to be somebody else's, or cancelled. Never waits. */
    public boolean lost() {
        return ended != null;
    }

    /** Never waits. @throws TenureEnded where the job is known to be somebody else's, or cancelled */
    public void requireHeld() {
        TenureEnded why = ended;
        if (why != null) {
            throw why;
        }
    }

    private void learn(LogEntry winner) {
        apply(winner);
        boolean mine = job instanceof Job.Running running && running.claim().equals(claim);
        if (!mine) {
            ended = TenureEnded.deposed(log.job(), winner);
            throw ended;
        }
    }

    private boolean cancelAsked() {
        return job instanceof Job.Running running && running.cancelAsked();
    }

    private long next() {
        return entries.size() + 1L;
    }

    private void apply(LogEntry entry) {
        job = job.then(entry);
        entries.add(entry);
        pauseAsked = job instanceof Job.Running running && running.pauseAsked();
    }
}
