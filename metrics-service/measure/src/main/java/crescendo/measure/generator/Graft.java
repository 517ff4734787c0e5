package crescendo.measure.generator;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A file of somebody else's with nodes of ours before and behind it. Its own values have other names then, so that none of ours
 * can be one of them; its inputs and outputs become values like all others.
 */
final class Graft {
    private static final String THEIRS = "foreign/";
    /** The first in which a constant need not be an input. */
    private static final int LEAST_IR = 4;

    private final ModelProto.Builder model;
    private final List<NodeProto> body;
    private final GraphProto.Builder graph;
    private int made;

    Graft(ForeignFile file) {
        this.model = file.model().toBuilder().clearTrainingInfo();
        this.graph = model.getGraphBuilder();
        renamed(graph);
        this.body = List.copyOf(graph.getNodeList());
        graph.clearNode().clearInput().clearOutput();
        model.setIrVersion(Math.max(LEAST_IR, model.getIrVersion()));
    }

    private static void renamed(GraphProto.Builder graph) {
        graph.clearValueInfo().clearQuantizationAnnotation();
        graph.getInputBuilderList().forEach(port -> port.setName(theirs(port.getName())));
        graph.getOutputBuilderList().forEach(port -> port.setName(theirs(port.getName())));
        graph.getInitializerBuilderList().forEach(weights -> weights.setName(theirs(weights.getName())));
        graph.getSparseInitializerBuilderList().forEach(weights -> weights.getValuesBuilder()
                .setName(theirs(weights.getValues().getName())));
        graph.getNodeBuilderList().forEach(Graft::renamed);
    }

    private static void renamed(NodeProto.Builder node) {
        for (int i = 0; i < node.getInputCount(); i++) node.setInput(i, theirs(node.getInput(i)));
        for (int i = 0; i < node.getOutputCount(); i++) node.setOutput(i, theirs(node.getOutput(i)));
        for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
            if (attribute.hasG()) renamed(attribute.getGBuilder());
            attribute.getGraphsBuilderList().forEach(Graft::renamed);
        }
    }

    /** What a value of the file is called now; one that is left out has no name. */
    private static String theirs(String name) {
        return name.isEmpty() ? name : THEIRS + name;
    }

    /** Adds an input [batch, sides…]. */
    String input(String name, DataType type, int... sides) {
        graph.addInput(port(name, type, sides));
        return name;
    }

    /** Feeds an input of the file's. */
    void feed(String port, String value) {
        graph.addNode(node("Identity", theirs(port), List.of(value)));
    }

    /** Adds the file itself, once all its inputs are fed. */
    void addFile() {
        graph.addAllNode(body);
    }

    /** A value of the file's. */
    String value(String port) {
        return theirs(port);
    }

    /** Adds a node with one output and returns its name. */
    String node(String type, List<String> from, AttributeProto... attributes) {
        String name = "ours/" + type + "_" + made++;
        graph.addNode(node(type, name, from, attributes));
        return name;
    }

    /** Makes a value an output of the file; its sides are left open where none are named. */
    void output(String name, String value, DataType type, int... sides) {
        graph.addNode(node("Identity", name, List.of(value)));
        graph.addOutput(port(name, type, sides));
    }

    String number(double value) {
        ByteBuffer bytes = little(Float.BYTES).putFloat((float) value).flip();
        return constant(DataType.FLOAT, bytes);
    }

    String numbers(float... values) {
        ByteBuffer bytes = little(Float.BYTES * values.length);
        for (float value : values) bytes.putFloat(value);
        return constant(DataType.FLOAT, bytes.flip(), values.length);
    }

    String integers(long... values) {
        ByteBuffer bytes = little(Long.BYTES * values.length);
        for (long value : values) bytes.putLong(value);
        return constant(DataType.INT64, bytes.flip(), values.length);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String constant(DataType type, ByteBuffer bytes, long... shape) {
        String name = "ours/constant_" + made++;
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long side : shape) tensor.addDims(side);
        graph.addInitializer(tensor);
        return name;
    }

    String cast(String value, DataType to) {
        return node("Cast", List.of(value), attribute("to", to.getNumber()));
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attributes(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    byte[] file() {
        return model.build().toByteArray();
    }

    private static NodeProto node(String type, String output, List<String> from, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName("node/" + output)
                .addAllInput(from)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    private static ValueInfoProto port(String name, DataType type, int... sides) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        if (sides.length > 0 || type == DataType.INT64) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
            for (int side : sides)
                shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
            tensor.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
