package crescendo.inference.runtime.onnx;

import java.util.List;

/**
 * An operator at work.
 *
 * @param place         as a field of its graph
 * @param domain        of the operator; empty for those of ONNX itself
 * @param reads         names of its inputs, in their order
 * @param gives         names of its outputs, in their order
 * @param hasAttributes whether it is told anything besides; what, is not read
 */
public record Node(
        Place place,
        String name,
        String operator,
        String domain,
        List<String> reads,
        List<String> gives,
        boolean hasAttributes) {
    public Node {
        reads = List.copyOf(reads);
        gives = List.copyOf(gives);
    }
}
