package crescendo.inference.runtime.onnx;

import static crescendo.inference.runtime.onnx.Fields.ATTRIBUTE;
import static crescendo.inference.runtime.onnx.Fields.DOMAIN;
import static crescendo.inference.runtime.onnx.Fields.ELEMENT;
import static crescendo.inference.runtime.onnx.Fields.GIVES;
import static crescendo.inference.runtime.onnx.Fields.GRAPH;
import static crescendo.inference.runtime.onnx.Fields.INPUT;
import static crescendo.inference.runtime.onnx.Fields.NAME;
import static crescendo.inference.runtime.onnx.Fields.NODE;
import static crescendo.inference.runtime.onnx.Fields.NODE_NAME;
import static crescendo.inference.runtime.onnx.Fields.OPERATOR;
import static crescendo.inference.runtime.onnx.Fields.OUTPUT;
import static crescendo.inference.runtime.onnx.Fields.READS;
import static crescendo.inference.runtime.onnx.Fields.TENSOR;
import static crescendo.inference.runtime.onnx.Fields.TYPE;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import crescendo.inference.runtime.onnx.Value.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a model as it stands on the wire, and passes over what nobody asks for. */
final class GraphReader {
    private static final Set<Integer> TEXTS = Set.of(READS, GIVES, NODE_NAME, OPERATOR, DOMAIN);

    private final CodedInputStream in;

    GraphReader(CodedInputStream in) {
        this.in = in;
    }

    /** All of the model's: one, where it is one. */
    List<OnnxGraph> graphs() throws IOException {
        List<OnnxGraph> graphs = new ArrayList<>();
        readFields((field, from) -> field == GRAPH && graphs.add(graph()));
        return graphs;
    }

    /** Takes the value of a field, or leaves it. */
    private interface Taking {
        /**
         * @param from where the field begins, its number included
         * @return false where the value was left where it is
         */
        boolean take(int field, long from) throws IOException;
    }

    private void readFields(Taking taking) throws IOException {
        while (!in.isAtEnd()) {
            long from = in.getTotalBytesRead();
            int tag = in.readTag();
            if (!taking.take(WireFormat.getTagFieldNumber(tag), from)) {
                in.skipField(tag);
            }
        }
    }

    private boolean readMessage(Taking taking) throws IOException {
        readFields(in.readRawVarint32(), taking);
        return true;
    }

    private void readFields(int length, Taking taking) throws IOException {
        int around = in.pushLimit(length);
        readFields(taking);
        in.popLimit(around);
    }

    private Place since(long from) {
        return new Place(from, in.getTotalBytesRead());
    }

    private OnnxGraph graph() throws IOException {
        long from = in.getTotalBytesRead();
        int length = in.readRawVarint32();
        Place lengthPlace = since(from);
        List<Node> nodes = new ArrayList<>();
        List<Value> inputs = new ArrayList<>();
        List<Value> outputs = new ArrayList<>();
        readFields(length, (field, start) -> switch (field) {
            case NODE -> nodes.add(node(start));
            case INPUT -> inputs.add(value(start));
            case OUTPUT -> outputs.add(value(start));
            default -> false;
        });
        return new OnnxGraph(length, lengthPlace, nodes, inputs, outputs);
    }

    private Node node(long from) throws IOException {
        Map<Integer, List<String>> fields = new HashMap<>();
        readMessage((field, start) -> {
            List<String> texts = fields.computeIfAbsent(field, none -> new ArrayList<>());
            return TEXTS.contains(field) && texts.add(in.readString());
        });
        return new Node(
                since(from),
                last(fields.get(NODE_NAME)).orElse(""),
                last(fields.get(OPERATOR)).orElse(""),
                last(fields.get(DOMAIN)).orElse(""),
                fields.getOrDefault(READS, List.of()),
                fields.getOrDefault(GIVES, List.of()),
                fields.containsKey(ATTRIBUTE));
    }

    private Value value(long from) throws IOException {
        List<String> names = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        Taking ofTensor = (field, start) -> field == ELEMENT && elements.add(element());
        Taking ofType = (field, start) -> field == TENSOR && readMessage(ofTensor);
        readMessage((field, start) -> switch (field) {
            case NAME -> names.add(in.readString());
            case TYPE -> readMessage(ofType);
            default -> false;
        });
        return new Value(since(from), last(names).orElse(""), last(elements));
    }

    private Element element() throws IOException {
        long from = in.getTotalBytesRead();
        return new Element(in.readRawVarint32(), since(from));
    }

    // as protobuf has it of fields that stand there again
    private static <T> Optional<T> last(List<T> all) {
        return all == null || all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
