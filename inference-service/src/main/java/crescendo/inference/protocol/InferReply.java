package crescendo.inference.protocol;

import crescendo.contracts.Name;
import crescendo.contracts.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Tensors that came out.
 *
 * @param id of the request
 */
public record InferReply(Name model, Name version, Optional<String> id, List<Named> outputs) {
    /** @param binary whether it is sent as bytes behind the JSON */
    public record Named(String name, Tensor tensor, boolean binary) {}
}
