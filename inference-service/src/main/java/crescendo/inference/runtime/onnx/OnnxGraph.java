package crescendo.inference.runtime.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.ModelFile.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The graph of a file: what it takes, what it gives, and its operators, with the place of each. Weights, which are most of a file,
 * are not read, and neither are graphs within an operator.
 *
 * @param length      in bytes
 * @param lengthPlace where the file says that
 */
public record OnnxGraph(int length, Place lengthPlace, List<Node> nodes, List<Value> inputs, List<Value> outputs) {
    public OnnxGraph {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** @return nothing where it is no such file: ONNX Runtime says what is wrong with it */
    public static Optional<OnnxGraph> of(ModelFile onnx) {
        try (InputStream bytes = onnx.open()) {
            List<OnnxGraph> graphs = new GraphReader(CodedInputStream.newInstance(bytes)).graphs();
            return graphs.size() == 1 ? Optional.of(graphs.get(0)) : Optional.empty();
        } catch (InvalidProtocolBufferException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a network's file cannot be read", e);
        }
    }

    /**
     * The file with parts of this graph replaced, in the place of the one that was read, which is used no more.
     *
     * @param parts each a whole node, input or output; within one, as many bytes as there were
     */
    public ModelFile changed(ModelFile onnx, Part... parts) {
        int growth = Stream.of(parts).mapToInt(Part::growth).sum();
        Stream<Part> itsLength =
                growth == 0 ? Stream.of() : Stream.of(lengthPlace.with(GraphWriter.number(length + growth)));
        return onnx.with(Stream.concat(itsLength, Stream.of(parts))
                .sorted(Comparator.comparingLong(Part::from))
                .toList());
    }
}
