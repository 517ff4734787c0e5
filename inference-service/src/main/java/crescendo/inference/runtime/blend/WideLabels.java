package crescendo.inference.runtime.blend;

import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.Signature;
import crescendo.inference.runtime.onnx.GraphWriter;
import crescendo.inference.runtime.onnx.Node;
import crescendo.inference.runtime.onnx.OnnxGraph;
import crescendo.inference.runtime.onnx.Value;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of classes, of which a network makes one-hot vectors before it does anything else. The place of the node that does so is
 * taken by one that does nothing, and that of the numbers by the vectors: then a class may have any share in an image, as classes
 * are interpolated in Brock et al. 2019, "Large Scale GAN Training for High Fidelity Natural Image Synthesis".
 *
 * <p>Whether a file means the same by its one-hot vectors, ones and zeros, is for its golden sample to say.
 */
public final class WideLabels {
    private WideLabels() {}

    /**
     * The file with {@code labels} [n, classes], float32, in the place of {@code labels} [n], int64.
     *
     * @param onnx used no more, but where nothing comes of it
     * @return nothing where it makes anything of its labels but one-hot vectors
     */
    public static Optional<ModelFile> of(ModelFile onnx, int classes) {
        return OnnxGraph.of(onnx).flatMap(graph -> of(onnx, graph, classes));
    }

    private static Optional<ModelFile> of(ModelFile onnx, OnnxGraph graph, int classes) {
        List<Value> labels = graph.inputs().stream()
                .filter(input -> input.name().equals(Signature.LABELS))
                .toList();
        List<Node> readers = graph.nodes().stream()
                .filter(node -> node.reads().contains(Signature.LABELS))
                .toList();
        if (labels.size() != 1 || readers.size() != 1 || !makesOneHot(readers.get(0))) {
            return Optional.empty();
        }
        Node oneHot = readers.get(0);
        return Optional.of(graph.changed(
                onnx,
                labels.get(0).place().with(GraphWriter.input(Signature.LABELS, Value.FLOAT, -1, classes)),
                oneHot.place().with(doingNothing(oneHot))));
    }

    // attributes say which axis, where it is not the last
    private static boolean makesOneHot(Node node) {
        return node.operator().equals("OneHot")
                && node.domain().isEmpty()
                && !node.hasAttributes()
                && node.gives().size() == 1
                && node.reads().indexOf(Signature.LABELS) == 0
                && node.reads().lastIndexOf(Signature.LABELS) == 0;
    }

    private static byte[] doingNothing(Node oneHot) {
        return GraphWriter.node(
                oneHot.name(), "Identity", Signature.LABELS, oneHot.gives().get(0));
    }
}
