package crescendo.inference.session;

import crescendo.contracts.Name;
import java.util.Map;
import java.util.stream.Collectors;

/** A model has versions, and not one of them is fit to be served. */
public final class Unservable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unservable(Name model, Map<Name, String> refused) {
        super("model: \"" + model + "\" has no version that is fit to be served: "
                + refused.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; ")));
    }
}
