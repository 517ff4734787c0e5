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
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * An upscaler of two convolutions as an ONNX file: small, but real. What it makes of an image is that image, with differences
 * that follow from a seed and reach three pixels far.
 *
 * @param side height and width where they are fixed; −1 where they are free
 * @param unrounded whether the numbers behind the bytes are given too, as by files that are exported here
 */
public record TinyUpscaler(
        int scale, Colours colours, long weights, Layout layout, Values values, int side, boolean unrounded) {
    /**
     * Weights of a network that makes what anybody can tell: every pixel stands {@code scale × scale} times, with its first two
     * colours changed for each other, and three fifths of its last.
     */
    public static final long KNOWN = 0;

    /** How far a pixel reaches: two pixels through the first convolution and one through the second. */
    public static final int OVERLAP = 3;

    private static final int FLOAT = TensorProto.DataType.FLOAT_VALUE;
    private static final int FEATURES = 8;

    /** As others make them: what it gives, it gives once. */
    public TinyUpscaler(int scale, Colours colours, long weights, Layout layout, Values values, int side) {
        this(scale, colours, weights, layout, values, side, false);
    }

    /** As one that is trained here. */
    public static TinyUpscaler own(int scale, int channels, long weights) {
        Colours colours = channels == 1 ? Colours.GREY : Colours.RGB;
        return new TinyUpscaler(scale, colours, weights, Layout.NHWC, Values.BYTES, -1, true);
    }

    /** The same network as others make them. */
    public TinyUpscaler foreign(Layout otherwise, Values others) {
        return new TinyUpscaler(scale, colours, weights, otherwise, others, side);
    }

    public UpscalerSpec spec() {
        return new UpscalerSpec("images", "upscaled", scale, colours, layout, values, values, OVERLAP, 1);
    }

    /** Of the input, or of the output. */
    public List<Integer> shape(int times) {
        int length = side < 0 ? -1 : side * times;
        int channels = colours.channels();
        return layout == Layout.NHWC ? List.of(-1, length, length, channels) : List.of(-1, channels, length, length);
    }

    public byte[] onnx() {
        int channels = colours.channels();
        int made = channels * scale * scale;
        boolean nhwc = layout == Layout.NHWC;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(port("images", type(), shape(1)))
                .addOutput(port("upscaled", type(), shape(scale)))
                .addInitializer(floats("first", first(channels), FEATURES, channels, 5, 5))
                .addInitializer(floats("second", second(channels), made, FEATURES, 3, 3))
                .addInitializer(floats("black", new float[] {(float) values.black()}))
                .addInitializer(floats("range", new float[] {(float) (values.white() - values.black())}))
                .addInitializer(floats("zero", new float[] {0}))
                .addInitializer(floats("one", new float[] {1}))
                .addNode(node("Cast", "real", "images").addAttribute(number("to", FLOAT)))
                .addNode(
                        nhwc
                                ? node("Transpose", "planes", "real").addAttribute(numbers("perm", 0, 3, 1, 2))
                                : node("Identity", "planes", "real"))
                .addNode(node("Sub", "above", "planes", "black"))
                .addNode(node("Div", "x", "above", "range"))
                .addNode(node("Conv", "wide", "x", "first").addAttribute(numbers("pads", 2, 2, 2, 2)))
                .addNode(node("Relu", "felt", "wide"))
                .addNode(node("Conv", "deep", "felt", "second").addAttribute(numbers("pads", 1, 1, 1, 1)))
                .addNode(node("DepthToSpace", "large", "deep").addAttribute(number("blocksize", scale)));
        if (unrounded) {
            addNumbersAndBytes(graph);
        } else {
            addValues(graph, nhwc);
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    // as the trainer's export has them
    private void addNumbersAndBytes(GraphProto.Builder graph) {
        graph.addOutput(port("raw", FLOAT, shape(scale)))
                .addInitializer(floats("two", new float[] {2}))
                .addInitializer(floats("half", new float[] {127.5f}))
                .addInitializer(floats("white", new float[] {255}))
                .addNode(node("Mul", "twice", "large", "two"))
                .addNode(node("Sub", "centred", "twice", "one"))
                .addNode(node("Transpose", "raw", "centred").addAttribute(numbers("perm", 0, 2, 3, 1)))
                .addNode(node("Mul", "scaled", "raw", "half"))
                .addNode(node("Add", "shifted", "scaled", "half"))
                .addNode(node("Clip", "clipped", "shifted", "zero", "white"))
                .addNode(node("Round", "rounded", "clipped"))
                .addNode(node("Cast", "upscaled", "rounded").addAttribute(number("to", type())));
    }

    private void addValues(GraphProto.Builder graph, boolean nhwc) {
        graph.addNode(node("Clip", "clipped", "large", "zero", "one"))
                .addNode(node("Mul", "scaled", "clipped", "range"))
                .addNode(node("Add", "shifted", "scaled", "black"))
                .addNode(
                        nhwc
                                ? node("Transpose", "pixels", "shifted").addAttribute(numbers("perm", 0, 2, 3, 1))
                                : node("Identity", "pixels", "shifted"))
                .addNode(
                        values.type().equals("uint8")
                                ? node("Round", "rounded", "pixels")
                                : node("Identity", "rounded", "pixels"))
                .addNode(node("Cast", "upscaled", "rounded").addAttribute(number("to", type())));
    }

    private int type() {
        return values.type().equals("uint8") ? TensorProto.DataType.UINT8_VALUE : FLOAT;
    }

    // The first features are the colours themselves.
    private float[] first(int channels) {
        float[] kernel = Latents.normal(weights, 0, FEATURES, channels * 25);
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] *= weights == KNOWN ? 0 : 0.05f;
        }
        for (int feature = 0; feature < channels; feature++) {
            Arrays.fill(kernel, feature * channels * 25, (feature + 1) * channels * 25, 0);
            kernel[(feature * channels + feature) * 25 + 12] = 1;
        }
        return kernel;
    }

    private float[] second(int channels) {
        int made = channels * scale * scale;
        if (weights == KNOWN) {
            return known(channels, made);
        }
        float[] kernel = Latents.normal(weights + 1, 0, made, FEATURES * 9);
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] *= 0.05f;
        }
        for (int out = 0; out < made; out++) {
            kernel[(out * FEATURES + out % channels) * 9 + 4] += 0.9f;
        }
        return kernel;
    }

    private static float[] known(int channels, int made) {
        float[] kernel = new float[made * FEATURES * 9];
        for (int out = 0; out < made; out++) {
            int channel = out % channels;
            int from = channel < channels - 1 ? 1 - channel : channel;
            kernel[(out * FEATURES + from) * 9 + 4] = channel < channels - 1 ? 1 : 0.6f;
        }
        return kernel;
    }

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto numbers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    private static ValueInfoProto port(String name, int type, List<Integer> sides) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int axis = 0; axis < sides.size(); axis++) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(
                    sides.get(axis) < 0 ? dimension.setDimParam(name + axis) : dimension.setDimValue(sides.get(axis)));
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
}
