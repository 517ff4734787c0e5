package crescendo.measure.extractor;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import crescendo.contracts.Latents;
import java.util.List;

/** Small ONNX files as somebody else might export them: float32 NCHW in, rows out. */
public final class TinyExtractors {
    public static final int SIDE = 8;

    private TinyExtractors() {}

    /** Features and logits as random sums of the pixels; names as the file's owner likes them. */
    public static byte[] linear(String input, String features, int width, String logits, int classes) {
        int pixels = 3 * SIDE * SIDE;
        return model(graph(input)
                .addInitializer(matrix("a", pixels, width, 1))
                .addInitializer(matrix("b", pixels, classes, 2))
                .addInitializer(ints("row", -1, pixels))
                .addNode(node("Reshape", "flat", input, "row"))
                .addNode(node("MatMul", features, "flat", "a"))
                .addNode(node("MatMul", logits, "flat", "b"))
                .addOutput(port(features, -1, width))
                .addOutput(port(logits, -1, classes)));
    }

    /** The same features for every image. */
    static byte[] constant() {
        return model(sums().addInitializer(scalar("nothing", 0))
                .addNode(node("Mul", "features", "sums", "nothing"))
                .addOutput(port("features", -1, 4)));
    }

    /** Features less their mean over the batch, as a network in training mode has them. */
    static byte[] ofTheBatch() {
        NodeProto.Builder mean = node("ReduceMean", "mean", "sums").toBuilder()
                .addAttribute(ints("axes", 0L))
                .addAttribute(ints("keepdims", 1));
        return model(sums().addNode(mean)
                .addNode(node("Sub", "features", "sums", "mean"))
                .addOutput(port("features", -1, 4)));
    }

    /** The square root of what may be negative. */
    public static byte[] undefined() {
        return model(sums().addNode(node("Sqrt", "features", "sums")).addOutput(port("features", -1, 4)));
    }

    /** As our own classifiers: uint8 NHWC in, logits and features out. @param first what is done with the pixels first */
    public static byte[] ours(int classes, String first) {
        int pixels = SIDE * SIDE * 3;
        ValueInfoProto.Builder images = port("images", -1, SIDE, SIDE, 3).toBuilder();
        images.getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.UINT8.getNumber());
        NodeProto.Builder cast =
                node("Cast", "numbers", "first").toBuilder().addAttribute(ints("to", DataType.FLOAT.getNumber()));
        boolean castFirst = first.equals("Cast");
        return model(GraphProto.newBuilder()
                .setName("ours")
                .addInput(images)
                .addInitializer(matrix("a", pixels, classes, 1))
                .addInitializer(ints("row", -1, pixels))
                .addNode(
                        castFirst
                                ? cast.setInput(0, "images")
                                        .setOutput(0, "first")
                                        .build()
                                : node(first, "first", "images"))
                .addNode(castFirst ? node("Identity", "numbers", "first") : cast.build())
                .addNode(node("Reshape", "flat", "numbers", "row"))
                .addNode(node("MatMul", "logits", "flat", "a"))
                .addNode(node("Identity", "features", "logits"))
                .addOutput(port("logits", -1, classes))
                .addOutput(port("features", -1, classes)));
    }

    private static GraphProto.Builder sums() {
        int pixels = 3 * SIDE * SIDE;
        return graph("images")
                .addInitializer(matrix("a", pixels, 4, 1))
                .addInitializer(ints("row", -1, pixels))
                .addNode(node("Reshape", "flat", "images", "row"))
                .addNode(node("MatMul", "sums", "flat", "a"));
    }

    /** ONNX' own bilinear resizing: a second opinion. */
    static byte[] resizing(int height, int width, int side, String centres) {
        NodeProto.Builder resize = node("Resize", "resized", "images", "", "", "sizes").toBuilder()
                .addAttribute(text("mode", "linear"))
                .addAttribute(text("coordinate_transformation_mode", centres));
        return model(GraphProto.newBuilder()
                .setName("resizing")
                .addInput(port("images", 1, 3, height, width))
                .addInitializer(ints("sizes", 1, 3, side, side))
                .addNode(resize)
                .addOutput(port("resized", 1, 3, side, side)));
    }

    private static GraphProto.Builder graph(String input) {
        return GraphProto.newBuilder().setName("extractor").addInput(port(input, -1, 3, SIDE, SIDE));
    }

    private static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto port(String name, long... shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        for (long axis : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            axes.addDim(axis < 0 ? dimension.setDimParam("batch") : dimension.setDimValue(axis));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(DataType.FLOAT.getNumber())
                                .setShape(axes)))
                .build();
    }

    private static TensorProto matrix(String name, int rows, int columns, long seed) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addDims(rows)
                .addDims(columns);
        for (float value : Latents.normal(seed, 0, rows, columns)) tensor.addFloatData(value);
        return tensor.build();
    }

    private static TensorProto scalar(String name, float value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addFloatData(value)
                .build();
    }

    private static TensorProto ints(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) tensor.addInt64Data(value);
        return tensor.build();
    }

    private static AttributeProto ints(String name, Long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(List.of(value))
                .build();
    }

    private static AttributeProto ints(String name, int value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(output);
        for (String input : inputs) node.addInput(input);
        return node.build();
    }
}
