package crescendo.contracts.job;

import crescendo.contracts.Name;
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
 * @param versions      published, oldest first
 */
public record History(int attempts, int fruitless, Optional<Pins> pins, Optional<StateRef> state, List<Name> versions) {
    public static final History NONE = new History(0, 0, Optional.empty(), Optional.empty(), List.of());

    public History {
        versions = List.copyOf(versions);
    }

    History claimed(int attempt, Pins claimed) {
        return new History(attempt, fruitless + 1, pins.or(() -> Optional.of(claimed)), state, versions);
    }

    History saved(StateRef newest) {
        return new History(attempts, 0, pins, Optional.of(newest), versions);
    }

    History published(Name version, StateRef newest) {
        List<Name> all = new ArrayList<>(versions);
        all.add(version);
        return new History(attempts, 0, pins, Optional.of(newest), all);
    }

    /** Letting go in good order is no failure. */
    History released() {
        return new History(attempts, Math.max(0, fruitless - 1), pins, state, versions);
    }

    public Optional<Name> lastVersion() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }
}
