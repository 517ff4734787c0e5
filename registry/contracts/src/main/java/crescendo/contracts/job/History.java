package crescendo.contracts.job;

import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry.RolledBack;
import crescendo.contracts.job.LogEntry.VerdictGiven;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job's attempts have left behind.
 *
 * @param attempts      claims so far
 * @param fruitless     claims since the last new state
 * @param pins          of the first claim
 * @param state         the newest, where training goes on
 * @param versions      published, not gone back behind and not retired, oldest first
 * @param course        the roll-backs
 * @param verdict       from outside, which the owner has not obeyed yet
 */
public record History(
        int attempts,
        int fruitless,
        Optional<Pins> pins,
        Optional<StateRef> state,
        List<Name> versions,
        Course course,
        Optional<VerdictGiven> verdict) {
    public static final History NONE =
            new History(0, 0, Optional.empty(), Optional.empty(), List.of(), Course.STRAIGHT, Optional.empty());

    public History {
        versions = List.copyOf(versions);
    }

    History claimed(int attempt, Pins claimed) {
        Optional<Pins> first = pins.or(() -> Optional.of(claimed));
        return new History(attempt, fruitless + 1, first, state, versions, course, verdict);
    }

    History saved(StateRef newest) {
        return new History(attempts, 0, pins, Optional.of(newest), versions, course, verdict);
    }

    History published(Name version, StateRef newest) {
        List<Name> all = new ArrayList<>(versions);
        all.add(version);
        return new History(attempts, 0, pins, Optional.of(newest), all, course, verdict);
    }

    /** The newest stays. */
    boolean mayRetire(Name version) {
        return versions.contains(version) && !lastVersion().equals(Optional.of(version));
    }

    History retired(Name version) {
        List<Name> fewer = new ArrayList<>(versions);
        fewer.remove(version);
        return new History(attempts, fruitless, pins, state, fewer, course, verdict);
    }

    /** Letting go in good order is no failure. */
    History released() {
        return new History(attempts, Math.max(0, fruitless - 1), pins, state, versions, course, verdict);
    }

    History judged(VerdictGiven given) {
        return new History(attempts, fruitless, pins, state, versions, course, Optional.of(given));
    }

    /** New learning rates are a way on: it cannot happen for ever, since a recipe allows so many roll-backs. */
    History rolledBack(RolledBack back) {
        int kept = back.version().map(versions::indexOf).orElse(-1) + 1;
        return new History(
                attempts, 0, pins, back.state(), versions.subList(0, kept), course.then(back), Optional.empty());
    }

    public Optional<Name> lastVersion() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }
}
