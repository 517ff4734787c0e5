package crescendo.inference.protocol;

import crescendo.contracts.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tensors that go in, and those that are to come out.
 *
 * @param id      of the request, given back as it came
 * @param inputs  by name
 * @param outputs that are wanted; all where there are none
 * @param binary  whether outputs that do not say come as bytes
 */
public record InferRequest(Optional<String> id, Map<String, Tensor> inputs, List<Wanted> outputs, boolean binary) {
    /** @param binary whether it comes as bytes behind the JSON */
    public record Wanted(String name, boolean binary) {}

    /** That the tensors hold. */
    public long bytes() {
        return inputs.values().stream()
                .mapToLong(tensor -> tensor.data().remaining())
                .sum();
    }
}
