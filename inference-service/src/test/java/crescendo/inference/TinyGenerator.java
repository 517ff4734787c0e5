package crescendo.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import crescendo.contracts.Latents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A generator of one dense layer and a hyperbolic tangent as an ONNX file: small, but real. Its weights follow from a seed.
 *
 * @param resolution height of an image, in pixels
 * @param width   of an image, in pixels
 * @param classes that can be asked for; 0 for none
 * @param table   whether they are rows of a table, not one-hot vectors as the trainer writes them
 * @param centred whether the mean of each column is taken away, which ONNX Runtime adds up in another order where there is one image
 */
public record TinyGenerator(
        int latentSize,
        int resolution,
        int width,
        int channels,
        long weights,
        int classes,
        boolean table,
        boolean centred) {
    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final int UINT8 = TensorProto.DataType.UINT8_VALUE;

    public TinyGenerator(int latentSize, int resolution, int channels, long weights) {
        this(latentSize, resolution, channels, weights, 0);
    }

    public TinyGenerator(int latentSize, int resolution, int channels, long weights, int classes) {
        this(latentSize, resolution, channels, weights, classes, false);
    }

    public TinyGenerator(int latentSize, int resolution, int channels, long weights, int classes, boolean table) {
        this(latentSize, resolution, resolution, channels, weights, classes, table, false);
    }

    /** The same with the mean of each column taken away. */
    public TinyGenerator withItsColumnsCentred() {
        return new TinyGenerator(latentSize, resolution, width, channels, weights, classes, table, true);
    }

    public byte[] onnx() {
        int pixels = resolution * width * channels;
        int rows = latentSize + (table ? 0 : classes);
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(port("latents", FLOAT, latentSize))
                .addOutput(port("images", UINT8, resolution, width, channels))
                .addOutput(port("raw", FLOAT, resolution, width, channels))
                .addInitializer(floats("kernel", Latents.normal(weights, 0, rows, pixels), rows, pixels))
                .addInitializer(longs("shape", -1, resolution, width, channels))
                .addInitializer(floats("scale", new float[] {127.5f}))
                .addInitializer(floats("black", new float[] {0}))
                .addInitializer(floats("white", new float[] {255}))
                .addNode(node("MatMul", "dense", classes == 0 || table ? "latents" : "asked", "kernel"))
                .addNode(node("Tanh", "squashed", table ? "moved" : "dense"))
                .addNode(node("Reshape", centred ? "whole" : "raw", "squashed", "shape"))
                .addNode(node("Mul", "scaled", "raw", "scale"))
                .addNode(node("Add", "shifted", "scaled", "scale"))
                .addNode(node("Clip", "clipped", "shifted", "black", "white"))
                .addNode(node("Round", "rounded", "clipped"))
                .addNode(node("Cast", "images", "rounded").toBuilder()
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("to")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(UINT8)));
        if (centred) {
            graph.addNode(node("ReduceMean", "means", "whole").toBuilder()
                            .addAttribute(AttributeProto.newBuilder()
                                    .setName("axes")
                                    .setType(AttributeProto.AttributeType.INTS)
                                    .addInts(1)))
                    .addNode(node("Sub", "raw", "whole", "means"));
        }
        if (table) {
            graph.addInput(port("labels", TensorProto.DataType.INT64_VALUE))
                    .addInitializer(
                            floats("table", Latents.normal(weights, latentSize, classes, pixels), classes, pixels))
                    .addNode(1, node("Gather", "row", "table", "labels"))
                    .addNode(2, node("Add", "moved", "dense", "row"));
        } else if (classes > 0) {
            addLabels(graph);
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private void addLabels(GraphProto.Builder graph) {
        graph.addInput(port("labels", TensorProto.DataType.INT64_VALUE))
                .addInitializer(longs("classes", classes))
                .addInitializer(floats("offAndOn", new float[] {0, 1}, 2))
                .addNode(0, node("OneHot", "oneHot", "labels", "classes", "offAndOn"))
                .addNode(
                        1,
                        node("Concat", "asked", "latents", "oneHot").toBuilder()
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("axis")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(1)));
    }

    private static NodeProto node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    private static ValueInfoProto port(String name, int type, int... sides) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (int side : sides) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
                .build();
    }

    private static TensorProto floats(String name, float[] values, int... sides) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(FLOAT).setRawData(ByteString.copyFrom(bytes));
        for (int side : sides) {
            tensor.addDims(side);
        }
        return tensor.build();
    }

    private static TensorProto longs(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64_VALUE)
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor.build();
    }
}
