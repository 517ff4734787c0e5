package crescendo.client.job;

import crescendo.client.DenseLog;
import crescendo.client.Keys;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Creation;
import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The log of one job. Sequence numbers begin at 1. */
public final class JobLog {
    private final Name job;
    private final DenseLog log;

    public JobLog(Bucket bucket, Name job) {
        this.job = job;
        this.log = new DenseLog(bucket, Keys.jobLog(job));
    }

    public Name job() {
        return job;
    }

    /**
     * Competes for the next number. A writer that got no answer may send the same entry again: it knows its own by the
     * nonce.
     *
     * @param sequence one more than the last entry that the writer has seen
     */
    public Append append(long sequence, LogEntry entry) {
        Creation outcome = log.append(sequence, Json.write(entry));
        return outcome instanceof Creation.Existing existing
                ? new Append.LostTo(sequence, parse(sequence, existing.content()))
                : new Append.Appended(sequence);
    }

    public Optional<LogEntry> entry(long sequence) {
        return log.get(sequence).map(content -> parse(sequence, content));
    }

    /** All entries, oldest first; none where there is no such job. */
    public List<LogEntry> read() {
        return readFrom(1);
    }

    /** The entries from a number on. */
    public List<LogEntry> readFrom(long sequence) {
        List<LogEntry> entries = new ArrayList<>();
        for (byte[] content : log.readFrom(sequence)) {
            entries.add(parse(sequence + entries.size(), content));
        }
        return entries;
    }

    /** The job as its log leaves it; nothing where there is no such job. */
    public Optional<RecordedJob> replay() {
        List<LogEntry> entries = read();
        return Job.replay(job, entries).map(state -> new RecordedJob(state, entries.size()));
    }

    private LogEntry parse(long sequence, byte[] content) {
        try {
            return Json.read(content, LogEntry.class);
        } catch (IllegalArgumentException e) {
            throw new StoreFault("job " + job + ": entry " + sequence + " cannot be read: " + e.getMessage(), e);
        }
    }
}
