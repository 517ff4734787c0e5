package crescendo.registry.rest;

import crescendo.client.Nonce;
import crescendo.client.job.Append;
import crescendo.client.job.JobLog;
import crescendo.client.job.RecordedJob;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.registry.refusal.Refused;
import java.util.Optional;

/** What must be written into a job's log so that it stops. */
final class Cancellation {
    private Cancellation() {}

    /**
     * @return nothing where it has been asked for, or done, already
     * @throws Refused where the job ended otherwise
     */
    static Optional<LogEntry> decide(Job job, String nonce) {
        if (job instanceof Job.Waiting) {
            return Optional.of(new LogEntry.Cancelled(nonce));
        }
        if (job instanceof Job.Running running) {
            return running.cancelAsked() ? Optional.empty() : Optional.of(new LogEntry.CancelAsked(nonce));
        }
        if (job instanceof Job.Cancelled) {
            return Optional.empty();
        }
        throw Refused.conflict("job " + job.id() + " has " + (job instanceof Job.Failed ? "failed" : "succeeded")
                + " already; it cannot be cancelled");
    }

    /** Competes with the job's owner for the next entry until the job is asked to stop, or has ended. */
    static RecordedJob write(JobLog log, RecordedJob seen) {
        RecordedJob latest = seen;
        String nonce = Nonce.next();
        while (true) {
            Optional<LogEntry> entry = decide(latest.job(), nonce);
            if (entry.isEmpty()) {
                return latest;
            }
            Append outcome = log.append(latest.next(), entry.get());
            if (outcome instanceof Append.Appended) {
                return latest.then(entry.get());
            }
            latest = latest.then(((Append.LostTo) outcome).winner());
        }
    }
}
