package crescendo.inference.runtime.upscaler;

import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.onnx.GraphWriter;
import crescendo.inference.runtime.onnx.Node;
import crescendo.inference.runtime.onnx.OnnxGraph;
import crescendo.inference.runtime.onnx.Value;
import java.util.Optional;

/**
 * An input of bytes, of which a network makes numbers before it does anything else. One byte of the ONNX file says that they are
 * bytes: with another there the network takes the numbers themselves, and those between two bytes as well.
 *
 * @param value the input
 */
record WideInput(OnnxGraph graph, Value value) {
    /**
     * Looks for it.
     *
     * @param output of float32, which the file must have
     * @return nothing where it has not, or where the input is of other values, or is read by anything but conversions
     */
    static Optional<WideInput> in(ModelFile onnx, String input, String output) {
        return OnnxGraph.of(onnx)
                .filter(graph -> gives(graph, output) && isConverted(graph, input))
                .flatMap(graph -> graph.inputs().stream()
                        .filter(value -> value.name().equals(input) && value.isOf(Value.UINT8))
                        .findFirst()
                        .map(value -> new WideInput(graph, value)));
    }

    private static boolean gives(OnnxGraph graph, String output) {
        return graph.outputs().stream().anyMatch(value -> value.name().equals(output) && value.isOf(Value.FLOAT));
    }

    private static boolean isConverted(OnnxGraph graph, String input) {
        return graph.nodes().stream()
                .filter(node -> node.reads().contains(input))
                .map(Node::operator)
                .allMatch("Cast"::equals);
    }

    /** The file, taking numbers from 0 to 255, in the place of the one that was read. */
    ModelFile widened(ModelFile onnx) {
        return taking(Value.FLOAT, onnx);
    }

    /** That one, taking bytes again. */
    ModelFile narrowed(ModelFile widened) {
        return taking(Value.UINT8, widened);
    }

    private ModelFile taking(int type, ModelFile onnx) {
        return graph.changed(onnx, value.element().orElseThrow().place().with(GraphWriter.number(type)));
    }
}
