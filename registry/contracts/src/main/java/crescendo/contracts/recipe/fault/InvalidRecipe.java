package crescendo.contracts.recipe.fault;

import java.util.List;
import java.util.stream.Collectors;

/** A recipe that cannot be trained, with all of its faults. */
public final class InvalidRecipe extends IllegalArgumentException {
    private final transient List<Fault> faults;

    public InvalidRecipe(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
