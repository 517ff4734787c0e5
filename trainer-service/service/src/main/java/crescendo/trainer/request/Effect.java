package crescendo.trainer.request;

import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.LogEntry;

/** What a request leads to. A request's effects are done in their order, each for good before the next. */
public sealed interface Effect {
    /** The job's first entry is to be created, where there is none. */
    record Append(Name job, LogEntry.Accepted entry) implements Effect {}

    record Announce(JobChanged event) implements Effect {}

    /** The record is to be kept for people, as it came. */
    record DeadLetter(String reason) implements Effect {}
}
