package crescendo.trainer.state;

import crescendo.contracts.Digest;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which states of a job are kept: the last two and the last published. */
public final class StateRetention {
    private static final int NEWEST = 2;

    private StateRetention() {}

    /** States that a job can go on from, in the order in which to try them: newest first, each once. */
    public static List<StateRef> kept(List<LogEntry> log) {
        List<StateRef> newestFirst = all(log);
        Collections.reverse(newestFirst);
        List<StateRef> kept = new ArrayList<>();
        for (StateRef state : newestFirst.subList(0, Math.min(NEWEST, newestFirst.size()))) {
            add(kept, state);
        }
        lastPublished(log).ifPresent(state -> add(kept, state));
        return kept;
    }

    /** Blobs of states in the log that nothing goes on from any more. */
    public static Set<Digest> superfluous(List<LogEntry> log) {
        Set<Digest> superfluous =
                all(log).stream().map(StateRef::digest).collect(Collectors.toCollection(TreeSet::new));
        kept(log).forEach(state -> superfluous.remove(state.digest()));
        return superfluous;
    }

    private static void add(List<StateRef> kept, StateRef state) {
        if (kept.stream().noneMatch(known -> known.digest().equals(state.digest()))) {
            kept.add(state);
        }
    }

    private static List<StateRef> all(List<LogEntry> log) {
        return log.stream().flatMap(entry -> stateOf(entry).stream()).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Optional<StateRef> lastPublished(List<LogEntry> log) {
        return log.stream()
                .filter(LogEntry.Published.class::isInstance)
                .flatMap(entry -> stateOf(entry).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<StateRef> stateOf(LogEntry entry) {
        if (entry instanceof LogEntry.State state) {
            return Optional.of(state.state());
        }
        return entry instanceof LogEntry.Published published ? Optional.of(published.state()) : Optional.empty();
    }
}
