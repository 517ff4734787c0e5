package crescendo.inference.sampling;

import crescendo.contracts.recipe.fault.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be answered, with all of its faults. */
public final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    public InvalidRequest(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public static InvalidRequest of(Fault fault) {
        return new InvalidRequest(List.of(fault));
    }

    public List<Fault> faults() {
        return faults;
    }
}
