package crescendo.measure.upscaler;

import static crescendo.measure.onnx.ForeignNodes.floats;
import static crescendo.measure.onnx.ForeignNodes.model;
import static crescendo.measure.onnx.ForeignNodes.node;
import static crescendo.measure.onnx.ForeignNodes.number;
import static crescendo.measure.onnx.ForeignNodes.numbers;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import crescendo.contracts.Latents;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.measure.onnx.ForeignNodes;
import java.util.Arrays;

/**
 * Small ONNX files as somebody else might export them: two convolutions, 5×5 and 3×3, that change an image a little and make it
 * larger.
 *
 * @param side     height and width where they are fixed; −1 where they are free
 * @param multiple 2 where it works on squares of two pixels, else 1
 * @param whole    whether every pixel depends on the mean of the whole image
 * @param change   how far its weights are from those of the usual one
 */
public record ForeignUpscaler(
        int scale,
        int channels,
        Layout layout,
        Values takes,
        Values gives,
        int side,
        int multiple,
        boolean whole,
        float change) {
    private static final int FEATURES = 16;
    private static final int OPSET = 13;

    public static ForeignUpscaler of(int scale, int channels, Layout layout, Values values) {
        return new ForeignUpscaler(scale, channels, layout, values, values, -1, 1, false, 0);
    }

    ForeignUpscaler giving(Values other) {
        return new ForeignUpscaler(scale, channels, layout, takes, other, side, multiple, whole, change);
    }

    ForeignUpscaler fixed(int length) {
        return new ForeignUpscaler(scale, channels, layout, takes, gives, length, multiple, whole, change);
    }

    ForeignUpscaler onSquares() {
        return new ForeignUpscaler(scale, channels, layout, takes, gives, side, 2, whole, change);
    }

    ForeignUpscaler lookingAtAll() {
        return new ForeignUpscaler(scale, channels, layout, takes, gives, side, multiple, true, change);
    }

    /** Of the same architecture, with other weights. */
    public ForeignUpscaler otherwise(float other) {
        return new ForeignUpscaler(scale, channels, layout, takes, gives, side, multiple, whole, other);
    }

    public byte[] onnx() {
        boolean nhwc = layout == Layout.NHWC;
        int block = scale * multiple;
        int seen = channels * multiple * multiple;
        int made = channels * block * block;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(port("lr", takes, 1))
                .addOutput(port("sr", gives, scale))
                .addInitializer(floats("first", changed(first(seen), 5), FEATURES, seen, 5, 5))
                .addInitializer(floats("second", changed(second(made), 6), made, FEATURES, 3, 3))
                .addInitializer(floats("inBlack", new float[] {(float) takes.black()}))
                .addInitializer(floats("inRange", new float[] {(float) (takes.white() - takes.black())}))
                .addInitializer(floats("outBlack", new float[] {(float) gives.black()}))
                .addInitializer(floats("outRange", new float[] {(float) (gives.white() - gives.black())}))
                .addInitializer(floats("zero", new float[] {0}))
                .addInitializer(floats("one", new float[] {1}))
                .addNode(node("Cast", "real", "lr").addAttribute(number("to", DataType.FLOAT_VALUE)))
                .addNode(turned("planes", "real", nhwc, 0, 3, 1, 2))
                .addNode(node("Sub", "above", "planes", "inBlack"))
                .addNode(node("Div", "x", "above", "inRange"))
                .addNode(
                        multiple == 2
                                ? node("SpaceToDepth", "squares", "x").addAttribute(number("blocksize", 2))
                                : node("Identity", "squares", "x"))
                .addNode(node("Conv", "wide", "squares", "first").addAttribute(numbers("pads", 2, 2, 2, 2)))
                .addNode(node("Relu", "felt", "wide"))
                .addNode(node("Conv", "deep", "felt", "second").addAttribute(numbers("pads", 1, 1, 1, 1)))
                .addNode(node("DepthToSpace", "large", "deep").addAttribute(number("blocksize", block)))
                .addNode(node("GlobalAveragePool", "mean", "large"))
                .addInitializer(floats("part", new float[] {whole ? 0.5f : 0}))
                .addNode(node("Mul", "some", "mean", "part"))
                .addInitializer(floats("middle", new float[] {whole ? 0.25f : 0}))
                .addNode(node("Sub", "moved", "large", "some"))
                .addNode(node("Add", "back", "moved", "middle"))
                .addNode(node("Clip", "clipped", "back", "zero", "one"))
                .addNode(node("Mul", "scaled", "clipped", "outRange"))
                .addNode(node("Add", "shifted", "scaled", "outBlack"))
                .addNode(turned("pixels", "shifted", nhwc, 0, 2, 3, 1))
                .addNode(node(type(gives) == DataType.FLOAT ? "Identity" : "Round", "rounded", "pixels"))
                .addNode(node("Cast", "sr", "rounded")
                        .addAttribute(number("to", type(gives).getNumber())));
        return model(graph, OPSET);
    }

    /** As one is exported here: the numbers before they are rounded are an output too. */
    static byte[] own() {
        return model(
                GraphProto.newBuilder()
                        .setName("own")
                        .addInput(ForeignNodes.port("images", DataType.UINT8, -1, -1, -1, 3))
                        .addOutput(ForeignNodes.port("raw", DataType.FLOAT, -1, -1, -1, 3))
                        .addOutput(ForeignNodes.port("upscaled", DataType.UINT8, -1, -1, -1, 3))
                        .addInitializer(floats("scales", new float[] {1, 2, 2, 1}, 4))
                        .addNode(node("Cast", "real", "images").addAttribute(number("to", DataType.FLOAT_VALUE)))
                        .addNode(node("Resize", "raw", "real", "", "scales"))
                        .addNode(node("Cast", "upscaled", "raw").addAttribute(number("to", DataType.UINT8_VALUE))),
                OPSET);
    }

    /** A file that is no upscaler: it says the same of everything. */
    static byte[] constant() {
        ForeignUpscaler usual = of(2, 3, Layout.NCHW, new Values("float32", 0, 1));
        return model(
                GraphProto.newBuilder()
                        .setName("constant")
                        .addInput(usual.port("lr", usual.takes, 1))
                        .addOutput(usual.port("sr", usual.gives, 2))
                        .addInitializer(floats("zero", new float[] {0}))
                        .addInitializer(floats("scales", new float[] {1, 1, 2, 2}, 4))
                        .addNode(node("Resize", "large", "lr", "", "scales"))
                        .addNode(node("Mul", "sr", "large", "zero")),
                OPSET);
    }

    /** A file whose output is no image. */
    static byte[] classifier() {
        ForeignUpscaler usual = of(1, 3, Layout.NCHW, new Values("float32", 0, 1));
        return model(
                GraphProto.newBuilder()
                        .setName("classifier")
                        .addInput(usual.port("x", usual.takes, 1))
                        .addOutput(ForeignNodes.port("logits", DataType.FLOAT, -1, -1))
                        .addNode(node("Flatten", "logits", "x")),
                OPSET);
    }

    private static DataType type(Values values) {
        return values.type().equals("uint8") ? DataType.UINT8 : DataType.FLOAT;
    }

    private float[] changed(float[] kernel, long seed) {
        float[] noise = Latents.normal(seed, 0, 1, kernel.length);
        for (int i = 0; i < kernel.length; i++) kernel[i] += change * noise[i];
        return kernel;
    }

    // The first features are the pixels themselves.
    private static float[] first(int seen) {
        float[] kernel = Latents.normal(3, 0, FEATURES, seen * 25);
        for (int i = 0; i < kernel.length; i++) kernel[i] *= 0.02f;
        for (int feature = 0; feature < seen; feature++) {
            Arrays.fill(kernel, feature * seen * 25, (feature + 1) * seen * 25, 0);
            kernel[(feature * seen + feature) * 25 + 12] = 1;
        }
        return kernel;
    }

    private float[] second(int made) {
        int block = scale * multiple;
        float[] kernel = Latents.normal(4, 0, made, FEATURES * 9);
        for (int i = 0; i < kernel.length; i++) kernel[i] *= 0.02f;
        for (int out = 0; out < made; out++) {
            int square = out / channels / block / scale * multiple + out / channels % block / scale;
            kernel[(out * FEATURES + square * channels + out % channels) * 9 + 4] += 0.95f;
        }
        return kernel;
    }

    private static NodeProto.Builder turned(String output, String input, boolean turn, long... axes) {
        return turn
                ? node("Transpose", output, input).addAttribute(numbers("perm", axes))
                : node("Identity", output, input);
    }

    private ValueInfoProto port(String name, Values values, int times) {
        int length = side < 0 ? -1 : side * times;
        int[] sides = layout == Layout.NHWC
                ? new int[] {-1, length, length, channels}
                : new int[] {-1, channels, length, length};
        return ForeignNodes.port(name, type(values), sides);
    }
}
