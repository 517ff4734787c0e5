package crescendo.contracts.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The states that led to where a job stands, oldest first: those of its log but for what it has gone back behind. A version that
 * is let go of leaves its state.
 *
 * @param entries {@code State} and {@code Published}
 */
public record Line(List<LogEntry> entries) {
    public Line {
        entries = List.copyOf(entries);
    }

    public static Line of(List<LogEntry> log) {
        List<LogEntry> line = new ArrayList<>();
        for (LogEntry entry : log) {
            if (entry instanceof LogEntry.RolledBack back) {
                line.removeIf(known -> stateOf(known).orElseThrow().imagesShown() > back.toImages());
            } else if (entry instanceof LogEntry.Retired retired) {
                line.replaceAll(known -> withoutVersion(known, retired));
            } else if (stateOf(entry).isPresent()) {
                line.add(entry);
            }
        }
        return new Line(line);
    }

    private static LogEntry withoutVersion(LogEntry entry, LogEntry.Retired retired) {
        return entry instanceof LogEntry.Published published
                        && published.manifest().version().equals(retired.version())
                ? new LogEntry.State(published.nonce(), published.attempt(), published.state())
                : entry;
    }

    public Stream<StateRef> states() {
        return entries.stream().flatMap(entry -> stateOf(entry).stream());
    }

    public Stream<LogEntry.Published> published() {
        return entries.stream().filter(LogEntry.Published.class::isInstance).map(LogEntry.Published.class::cast);
    }

    /** The state that an entry records, where it records one. */
    public static Optional<StateRef> stateOf(LogEntry entry) {
        if (entry instanceof LogEntry.State state) {
            return Optional.of(state.state());
        }
        return entry instanceof LogEntry.Published published ? Optional.of(published.state()) : Optional.empty();
    }
}
