package crescendo.trainer.ops.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An ONNX file under construction: opset 13, IR version 8, the first axis of inputs and outputs dynamic, and so are sides of −1. */
public final class OnnxGraph {
    private static final String MAIN_DOMAIN = "";

    private final List<OnnxMl.NodeProto> nodes = new ArrayList<>();
    private final Map<String, OnnxMl.TensorProto> constants = new LinkedHashMap<>();
    private final List<OnnxMl.ValueInfoProto> inputs = new ArrayList<>();
    private final List<OnnxMl.ValueInfoProto> outputs = new ArrayList<>();

    /** Adds an input [batch, sides…]. */
    public String input(String name, OnnxMl.TensorProto.DataType type, List<Integer> sides) {
        inputs.add(described(name, type, sides));
        return name;
    }

    /** Makes a node's value an output [batch, sides…] of the file. */
    public void output(String name, String value, OnnxMl.TensorProto.DataType type, List<Integer> sides) {
        nodes.add(OnnxMl.NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(name)
                .addInput(value)
                .addOutput(name)
                .build());
        outputs.add(described(name, type, sides));
    }

    /** Adds a node with one output and returns its name. */
    public String node(String type, List<String> from, OnnxMl.AttributeProto... attributes) {
        String name = type.toLowerCase(Locale.ROOT) + "_" + nodes.size();
        nodes.add(OnnxMl.NodeProto.newBuilder()
                .setOpType(type)
                .setName(name)
                .addAllInput(from)
                .addOutput(name)
                .addAllAttribute(List.of(attributes))
                .build());
        return name;
    }

    public String constant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, OnnxMl.TensorProto.DataType.FLOAT, bytes, shape);
    }

    public String constant(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, OnnxMl.TensorProto.DataType.INT64, bytes, values.length);
    }

    private String constant(String name, OnnxMl.TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long side : shape) tensor.addDims(side);
        constants.putIfAbsent(name, tensor.build());
        return name;
    }

    public static OnnxMl.AttributeProto integers(String name, long... values) {
        OnnxMl.AttributeProto.Builder attribute =
                OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.INTS);
        for (long value : values) attribute.addInts(value);
        return attribute.build();
    }

    public static OnnxMl.AttributeProto integer(String name, long value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static OnnxMl.AttributeProto number(String name, double value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    public static OnnxMl.AttributeProto text(String name, String value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** The file, without what no output needs. */
    public byte[] file(String name) {
        Set<String> needed = needed();
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName(name);
        nodes.stream().filter(node -> needed.contains(node.getOutput(0))).forEach(graph::addNode);
        constants.values().stream()
                .filter(value -> needed.contains(value.getName()))
                .forEach(graph::addInitializer);
        inputs.stream().filter(input -> needed.contains(input.getName())).forEach(graph::addInput);
        graph.addAllOutput(outputs);
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("crescendo")
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder()
                        .setDomain(MAIN_DOMAIN)
                        .setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private Set<String> needed() {
        Map<String, OnnxMl.NodeProto> makers = new HashMap<>();
        nodes.forEach(node -> makers.put(node.getOutput(0), node));
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        outputs.forEach(output -> open.add(output.getName()));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (needed.add(name) && makers.containsKey(name))
                open.addAll(makers.get(name).getInputList());
        }
        return needed;
    }

    private static OnnxMl.ValueInfoProto described(String name, OnnxMl.TensorProto.DataType type, List<Integer> sides) {
        OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder()
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (int axis = 0; axis < sides.size(); axis++) {
            int side = sides.get(axis);
            var dimension = OnnxMl.TensorShapeProto.Dimension.newBuilder();
            shape.addDim(side < 0 ? dimension.setDimParam(name + "_" + (axis + 1)) : dimension.setDimValue(side));
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
