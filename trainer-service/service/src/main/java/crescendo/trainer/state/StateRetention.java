package crescendo.trainer.state;

import crescendo.contracts.Digest;
import crescendo.contracts.guard.Guard;
import crescendo.contracts.job.BestVersion;
import crescendo.contracts.job.Line;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.LogEntry.Published;
import crescendo.contracts.job.LogEntry.VerdictGiven;
import crescendo.contracts.job.StateRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which states of a job are kept: the last two, the last published, and, where its recipe says to roll back, those of the best
 * version, of the best before the last published, and of the best before what a verdict is of that waits to be obeyed. What the
 * job has gone back behind is not among them.
 */
public final class StateRetention {
    private static final int NEWEST = 2;

    private StateRetention() {}

    /** States that a job can go on from, in the order in which to try them: newest first, each once. */
    public static List<StateRef> kept(List<LogEntry> log) {
        Line line = Line.of(log);
        List<StateRef> newestFirst = line.states().collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(newestFirst);
        List<StateRef> kept = new ArrayList<>();
        for (StateRef state : newestFirst.subList(0, Math.min(NEWEST, newestFirst.size()))) {
            add(kept, state);
        }
        Optional<Published> last = line.published().reduce((earlier, later) -> later);
        last.ifPresent(published -> add(kept, published.state()));
        if (mayRollBack(log)) {
            BestVersion.of(line).ifPresent(best -> add(kept, best.state()));
            last.flatMap(published -> BestVersion.before(line, published.state().imagesShown()))
                    .ifPresent(best -> add(kept, best.state()));
            verdict(log)
                    .flatMap(given -> BestVersion.before(line, given.atImagesShown()))
                    .ifPresent(best -> add(kept, best.state()));
        }
        return kept;
    }

    private static Optional<VerdictGiven> verdict(List<LogEntry> log) {
        Optional<VerdictGiven> waiting = Optional.empty();
        for (LogEntry entry : log) {
            if (entry instanceof VerdictGiven given) {
                waiting = Optional.of(given);
            } else if (entry instanceof LogEntry.RolledBack) {
                waiting = Optional.empty();
            }
        }
        return waiting;
    }

    private static boolean mayRollBack(List<LogEntry> log) {
        return !log.isEmpty()
                && log.get(0) instanceof LogEntry.Accepted accepted
                && accepted.recipe().program().guard().action() == Guard.Action.ROLL_BACK;
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
        return log.stream().flatMap(entry -> Line.stateOf(entry).stream()).toList();
    }
}
