package crescendo.client.job;

import crescendo.contracts.job.LogEntry;

/** What became of an attempt to change a job. */
public sealed interface Append {
    /** The entry stands at this number. */
    record Appended(long sequence) implements Append {}

    /** Somebody else changed the job first: {@code winner} stands at this number. */
    record LostTo(long sequence, LogEntry winner) implements Append {}
}
