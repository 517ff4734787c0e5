package crescendo.contracts.job;

import crescendo.contracts.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * A blob of what the steps between two entries of a job's log found: gzipped lines of JSON, one a step. It stands in the entry
 * that its last step leads to, so a step is recorded exactly when training goes on from it.
 *
 * @param firstStep of the job's, from 1 up
 * @param lastStep  not before the first
 * @param bytes     of the blob
 */
public record StepsRef(long firstStep, long lastStep, Digest digest, long bytes) {
    public StepsRef {
        if (firstStep < 1 || lastStep < firstStep) {
            throw new IllegalArgumentException("steps " + firstStep + " to " + lastStep + " are none");
        }
    }

    /**
     * The steps that led to where a job stands, in order. Where training went back to an earlier state, what it did again
     * stands in place of what it had done.
     */
    public static List<StepsRef> of(List<LogEntry> log) {
        List<StepsRef> steps = new ArrayList<>();
        for (LogEntry entry : log) {
            entry.steps().ifPresent(ref -> {
                steps.removeIf(before -> before.lastStep() >= ref.firstStep());
                steps.add(ref);
            });
        }
        return List.copyOf(steps);
    }
}
