package crescendo.measure.interpolation;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import crescendo.measure.onnx.OnnxFile;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ONNX file between two of one graph: every weight is interpolated, and all else is the same in both. What the export of
 * networks of ours makes of weights (turned axes) is linear, so this is the export of the weights between.
 */
final class FileBlend {
    private static final int SHOWN = 200;

    private final Parent from;
    private final Parent to;
    private final Constants constants;

    FileBlend(Parent from, Parent to, Blend blend) {
        this.from = from;
        this.to = to;
        this.constants = new Constants(from, to, blend);
    }

    /**
     * Interpolates.
     *
     * @throws UnlikeNetworks  naming the first thing in which the graphs differ: ports, nodes in their order, weights in theirs
     * @throws UnusableNetwork where a file is no ONNX file
     */
    byte[] file() {
        ModelProto one = parsed(from);
        ModelProto other = parsed(to);
        requireAlike("the version of the operators", one.getOpsetImportList(), other.getOpsetImportList());
        GraphProto graph = one.getGraph();
        requireAlike("the input", graph.getInputList(), other.getGraph().getInputList());
        requireAlike("the output", graph.getOutputList(), other.getGraph().getOutputList());
        new Nodes(from, to).requireAlike(graph.getNodeList(), other.getGraph().getNodeList());
        requireAlike("a function", one.getFunctionsList(), other.getFunctionsList());
        requireAlike(
                "a sparse weight",
                graph.getSparseInitializerList(),
                other.getGraph().getSparseInitializerList());
        GraphProto.Builder between = graph.toBuilder().clearInitializer();
        constants
                .between(
                        byName(graph.getInitializerList()),
                        byName(other.getGraph().getInitializerList()))
                .forEach(between::addInitializer);
        return one.toBuilder().setGraph(between).build().toByteArray();
    }

    private static ModelProto parsed(Parent parent) {
        return OnnxFile.read("the file of " + parent.name(), parent.onnx());
    }

    private static Map<String, TensorProto> byName(List<TensorProto> tensors) {
        Map<String, TensorProto> named = new LinkedHashMap<>();
        tensors.forEach(tensor -> named.put(tensor.getName(), tensor));
        return named;
    }

    private void requireAlike(String what, List<?> one, List<?> other) {
        if (!one.equals(other)) throw UnlikeNetworks.in(what, from, shown(one), to, shown(other));
    }

    private static String shown(List<?> some) {
        String text = some.stream()
                .map(one -> one.toString().strip().replaceAll("\\s+", " "))
                .toList()
                .toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
    }
}
