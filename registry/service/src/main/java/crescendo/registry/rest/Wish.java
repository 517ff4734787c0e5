package crescendo.registry.rest;

import crescendo.client.Nonce;
import crescendo.client.job.Append;
import crescendo.client.job.JobLog;
import crescendo.client.job.RecordedJob;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.registry.refusal.Refused;
import java.util.Optional;

/** What people may want of a job, and what must be written into its log for that. */
sealed interface Wish {
    /**
     * @return nothing where it has been asked for, or done, already
     * @throws Refused where the job has ended otherwise
     */
    Optional<LogEntry> of(Job job, String nonce);

    /** It is to stop for good. */
    record Cancel() implements Wish {
        @Override
        public Optional<LogEntry> of(Job job, String nonce) {
            if (job instanceof Job.Cancelled || job instanceof Job.Running running && running.cancelAsked()) {
                return Optional.empty();
            }
            requireNotOver(job, "be cancelled");
            return Optional.of(
                    job instanceof Job.Running ? new LogEntry.CancelAsked(nonce) : new LogEntry.Cancelled(nonce));
        }
    }

    /** It is to rest, and its worker to be free. */
    record Pause() implements Wish {
        @Override
        public Optional<LogEntry> of(Job job, String nonce) {
            requireNotOver(job, "be paused");
            boolean asked = job instanceof Job.Paused || job instanceof Job.Running running && running.pauseAsked();
            return asked ? Optional.empty() : Optional.of(new LogEntry.PauseAsked(nonce));
        }
    }

    /** It is to go on. */
    record Resume() implements Wish {
        @Override
        public Optional<LogEntry> of(Job job, String nonce) {
            requireNotOver(job, "be resumed");
            boolean rests = job instanceof Job.Paused || job instanceof Job.Running running && running.pauseAsked();
            return rests ? Optional.of(new LogEntry.ResumeAsked(nonce)) : Optional.empty();
        }
    }

    /** It is to be taken before those of a lower priority. */
    record Priority(int priority) implements Wish {
        @Override
        public Optional<LogEntry> of(Job job, String nonce) {
            requireNotOver(job, "get another priority");
            return job.recipe().queue().priority() == priority
                    ? Optional.empty()
                    : Optional.of(new LogEntry.PriorityChanged(nonce, priority));
        }
    }

    /** Competes with the job's owner for the next entry until the wish stands in the log, or is one no longer. */
    default RecordedJob write(JobLog log, RecordedJob seen) {
        RecordedJob latest = seen;
        String nonce = Nonce.next();
        while (true) {
            Optional<LogEntry> entry = of(latest.job(), nonce);
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

    private static void requireNotOver(Job job, String what) {
        boolean cancelling = job instanceof Job.Running running && running.cancelAsked();
        if (job.ended() || cancelling) {
            throw Refused.conflict("job " + job.id() + " " + over(job) + " already; it cannot " + what);
        }
    }

    private static String over(Job job) {
        if (job instanceof Job.Running) {
            return "is to stop for good";
        }
        return job instanceof Job.Failed
                ? "has failed"
                : job instanceof Job.Succeeded ? "has succeeded" : "is cancelled";
    }
}
