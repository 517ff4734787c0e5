package crescendo.trainer.steps;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How steps are written. */
public enum StepFormat {
    /** A line of JSON for each step. */
    JSONL("steps.jsonl"),
    /** What TensorBoard reads: it knows its files by their names. */
    TENSORBOARD("events.out.tfevents.*.crescendo");

    private final String pattern;

    StepFormat(String pattern) {
        this.pattern = pattern;
    }

    /** Of the names of such files, as a glob. */
    public String pattern() {
        return pattern;
    }

    /** In small letters, as options name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param millis since the epoch, now: TensorBoard reads files by the order of their names */
    String fileName(long millis) {
        return pattern.replace("*", "%d.%03d".formatted(millis / 1000, millis % 1000));
    }

    StepFile open(OutputStream file, long millis) throws IOException {
        return switch (this) {
            case JSONL -> new JsonLines(file);
            case TENSORBOARD -> new EventsFile(file, millis);
        };
    }
}
