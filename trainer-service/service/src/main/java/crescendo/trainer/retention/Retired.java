package crescendo.trainer.retention;

import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.model.VersionManifest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a job's log says of its versions. */
public final class Retired {
    private Retired() {}

    /** Everything that was ever published, oldest first. */
    public static List<VersionManifest> published(List<LogEntry> log) {
        return log.stream()
                .filter(LogEntry.Published.class::isInstance)
                .map(entry -> ((LogEntry.Published) entry).manifest())
                .toList();
    }

    /** What is gone, or going. */
    public static Set<Name> in(List<LogEntry> log) {
        return log.stream()
                .filter(LogEntry.Retired.class::isInstance)
                .map(entry -> ((LogEntry.Retired) entry).version())
                .collect(Collectors.toSet());
    }
}
