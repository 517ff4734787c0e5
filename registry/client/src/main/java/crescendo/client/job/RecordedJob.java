package crescendo.client.job;

import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import java.util.List;

/**
 * A job with the number of the log entry that it is the state after.
 *
 * @param sequence of the last entry seen
 */
public record RecordedJob(Job job, long sequence) {
    /** The state after one more entry. */
    public RecordedJob then(LogEntry entry) {
        return new RecordedJob(job.then(entry), sequence + 1);
    }

    /** The state after entries that others have appended meanwhile. */
    public RecordedJob then(List<LogEntry> entries) {
        RecordedJob latest = this;
        for (LogEntry entry : entries) {
            latest = latest.then(entry);
        }
        return latest;
    }

    /** The number that the next entry competes for. */
    public long next() {
        return sequence + 1;
    }
}
