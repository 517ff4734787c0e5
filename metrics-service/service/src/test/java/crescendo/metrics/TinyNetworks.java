package crescendo.metrics;

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

/** Real ONNX files of one matrix each, as a trainer would publish them. */
public final class TinyNetworks {
    public static final int LATENT_SIZE = 8;

    private static final int FEATURES = 3;

    private TinyNetworks() {}

    /** {@code latents} in; {@code images} out, uint8 NHWC, and {@code raw}: a tanh of some random mixture of the latents. */
    public static byte[] generator(int height, int width, int colours, long seed) {
        int pixels = height * width * colours;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("generator")
                .addInput(port("latents", DataType.FLOAT, -1, LATENT_SIZE))
                .addOutput(port("images", DataType.UINT8, -1, height, width, colours))
                .addOutput(port("raw", DataType.FLOAT, -1, height, width, colours))
                .addInitializer(matrix("weights", LATENT_SIZE, pixels, seed))
                .addInitializer(scalar("half", 127.5f))
                .addInitializer(ints("shape", -1, height, width, colours))
                .addNode(node("MatMul", "mixed", "latents", "weights"))
                .addNode(node("Tanh", "bounded", "mixed"))
                .addNode(node("Reshape", "raw", "bounded", "shape"))
                .addNode(node("Mul", "scaled", "bounded", "half"))
                .addNode(node("Add", "shifted", "scaled", "half"))
                .addNode(cast("flat", "shifted", DataType.UINT8))
                .addNode(node("Reshape", "images", "flat", "shape"));
        return model(graph);
    }

    /** The same with {@code labels} in as well: the class shifts the whole image, the first all black and the last all white. */
    public static byte[] generatorOf(int classes, int side, long seed) {
        return generatorOf(classes, side, seed, 0);
    }

    /** @param wobble how far the latents move a pixel at most, either way */
    public static byte[] generatorOf(int classes, int side, long seed, float wobble) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("generator")
                .addInput(port("latents", DataType.FLOAT, -1, LATENT_SIZE))
                .addInput(port("labels", DataType.INT64, -1))
                .addOutput(port("images", DataType.UINT8, -1, side, side, 1))
                .addOutput(port("raw", DataType.FLOAT, -1, side, side, 1))
                .addInitializer(scalar("half", 127.5f))
                .addInitializer(scalar("one", 1))
                .addInitializer(matrix("weights", LATENT_SIZE, side * side, seed))
                .addInitializer(scalar("step", (255 - 2 * wobble) / (classes - 1)))
                .addInitializer(scalar("small", wobble))
                .addInitializer(ints("column", -1, 1))
                .addInitializer(ints("shape", -1, side, side, 1))
                .addNode(node("MatMul", "mixed", "latents", "weights"))
                .addNode(node("Tanh", "bounded", "mixed"))
                .addNode(node("Mul", "moved", "bounded", "small"))
                .addNode(node("Add", "lifted", "moved", "small"))
                .addNode(cast("numbers", "labels", DataType.FLOAT))
                .addNode(node("Mul", "shades", "numbers", "step"))
                .addNode(node("Reshape", "rows", "shades", "column"))
                .addNode(node("Add", "shifted", "lifted", "rows"))
                .addNode(node("Div", "share", "shifted", "half"))
                .addNode(node("Sub", "signed", "share", "one"))
                .addNode(node("Reshape", "raw", "signed", "shape"))
                .addNode(cast("flat", "shifted", DataType.UINT8))
                .addNode(node("Reshape", "images", "flat", "shape"));
        return model(graph);
    }

    /** {@code images} in, uint8 NHWC; {@code logits} and three {@code features} out: random sums of the pixels. */
    public static byte[] classifier(int side, int colours, int classes, long seed) {
        int pixels = side * side * colours;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("classifier")
                .addInput(port("images", DataType.UINT8, -1, side, side, colours))
                .addOutput(port("logits", DataType.FLOAT, -1, classes))
                .addOutput(port("features", DataType.FLOAT, -1, FEATURES))
                .addInitializer(matrix("weights", pixels, classes, seed))
                .addInitializer(matrix("others", pixels, FEATURES, seed + 1))
                .addInitializer(scalar("scale", 0.002f))
                .addInitializer(ints("shape", -1, pixels))
                .addNode(cast("numbers", "images", DataType.FLOAT))
                .addNode(node("Reshape", "flat", "numbers", "shape"))
                .addNode(node("MatMul", "sums", "flat", "weights"))
                .addNode(node("Mul", "logits", "sums", "scale"))
                .addNode(node("MatMul", "features", "flat", "others"));
        return model(graph);
    }

    /** {@code x} in, float32 NCHW of three colours; {@code scores} out: random sums of the values. */
    public static byte[] foreign(int side, int classes, long seed) {
        int values = 3 * side * side;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("foreign")
                .addInput(port("x", DataType.FLOAT, -1, 3, side, side))
                .addOutput(port("scores", DataType.FLOAT, -1, classes))
                .addInitializer(matrix("weights", values, classes, seed))
                .addInitializer(scalar("scale", 0.1f))
                .addInitializer(ints("shape", -1, values))
                .addNode(node("Reshape", "flat", "x", "shape"))
                .addNode(node("MatMul", "sums", "flat", "weights"))
                .addNode(node("Mul", "scores", "sums", "scale"));
        return model(graph);
    }

    /** Each pixel twice in both directions. */
    public static byte[] doubling(int colours) {
        NodeProto resize = node("Resize", "upscaled", "images", "", "scales").toBuilder()
                .addAttribute(text("mode", "nearest"))
                .addAttribute(text("coordinate_transformation_mode", "asymmetric"))
                .addAttribute(text("nearest_mode", "floor"))
                .build();
        TensorProto.Builder scales = TensorProto.newBuilder()
                .setName("scales")
                .setDataType(DataType.FLOAT.getNumber())
                .addDims(4);
        for (float scale : new float[] {1, 2, 2, 1}) scales.addFloatData(scale);
        return model(GraphProto.newBuilder()
                .setName("doubling")
                .addInput(port("images", DataType.UINT8, 1, -1, -1, colours))
                .addOutput(port("upscaled", DataType.UINT8, 1, -1, -1, colours))
                .addInitializer(scales)
                .addNode(resize));
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto port(String name, DataType type, long... shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        for (long axis : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            axes.addDim(axis < 0 ? dimension.setDimParam("free_" + axes.getDimCount()) : dimension.setDimValue(axis));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
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

    private static NodeProto node(String operator, String output, String... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(output);
        for (String input : inputs) node.addInput(input);
        return node.build();
    }

    private static NodeProto cast(String output, String input, DataType type) {
        return node("Cast", output, input).toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(type.getNumber()))
                .build();
    }
}
