package crescendo.registry.refusal;

import crescendo.contracts.recipe.fault.Fault;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was refused.
 *
 * @param error  in words, for a person
 * @param field  of the request that will not do; of the first fault, where there are several
 * @param faults of a recipe, all of them
 */
public record ErrorReply(String error, Optional<String> field, Optional<List<Fault>> faults) {
    static ErrorReply of(String error) {
        return new ErrorReply(error, Optional.empty(), Optional.empty());
    }
}
