package crescendo.trainer.state;

import crescendo.contracts.Digest;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which states of a job are kept: the last two and the last published. */
public final class StateRetention {
    private static final int NEWEST = 2;

    private StateRetention() {}

    /** Blobs of states in the log that nothing goes on from any more. */
    public static Set<Digest> superfluous(List<LogEntry> log) {
        List<StateRef> all = new ArrayList<>();
        Set<Digest> kept = new HashSet<>();
        for (LogEntry entry : log) {
            if (entry instanceof LogEntry.State state) {
                all.add(state.state());
            } else if (entry instanceof LogEntry.Published published) {
                all.add(published.state());
                kept = new HashSet<>(Set.of(published.state().digest()));
            }
        }
        for (StateRef newest : all.subList(Math.max(0, all.size() - NEWEST), all.size())) {
            kept.add(newest.digest());
        }
        Set<Digest> superfluous = new TreeSet<>();
        all.forEach(state -> superfluous.add(state.digest()));
        superfluous.removeAll(kept);
        return superfluous;
    }
}
