package crescendo.inference.upscaling.progress;

import crescendo.contracts.Name;
import crescendo.inference.gate.Visit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pictures that are on their way and have a name, by which whoever waits asks how far they are. */
public final class UnderWay {
    private final Map<Key, Progress> known = new ConcurrentHashMap<>();

    private record Key(Name model, Name name) {}

    /** Two pictures of one model cannot have one name at once. */
    public static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Taken(Name name) {
            super("name: another picture called " + name + " is on its way; use another name");
        }
    }

    /**
     * One more.
     *
     * @param name  by which it can be asked for until {@code visit} is over; where absent nobody can
     * @throws Taken where another has it
     */
    public Progress begin(Name model, Optional<Name> name, Visit visit) {
        Progress progress = new Progress();
        name.ifPresent(some -> {
            Key key = new Key(model, some);
            if (known.putIfAbsent(key, progress) != null) {
                throw new Taken(some);
            }
            visit.whenOver(() -> known.remove(key));
        });
        return progress;
    }

    /** Nothing where none of that name is on its way: not yet, or no more. */
    public Optional<Progress> of(Name model, Name name) {
        return Optional.ofNullable(known.get(new Key(model, name)));
    }
}
