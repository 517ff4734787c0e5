package crescendo.measure.generator;

import static crescendo.measure.onnx.ForeignNodes.floats;
import static crescendo.measure.onnx.ForeignNodes.longs;
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
import java.util.List;
import java.util.stream.IntStream;

/**
 * Small ONNX files as somebody else might export them: one dense layer and a hyperbolic tangent, a row of numbers added for each
 * class. Their values have names that ours have too, to get into each other's way.
 *
 * @param latents sides of the input {@code z} after the batch
 * @param type    of the latents, and of the output where its values are no bytes
 * @param labels  how classes are told; {@code NONE} where there are none
 * @param classes how many
 * @param gives   what black and white are in the output
 */
record ForeignGenerator(
        List<Integer> latents, DataType type, Told labels, int classes, Layout layout, int channels, Values gives) {
    static final int HEIGHT = 6;
    static final int WIDTH = 5;

    /** How a file wants to be told a class. */
    enum Told {
        NONE,
        NUMBER,
        COLUMN,
        ONE_HOT
    }

    static ForeignGenerator usual() {
        return new ForeignGenerator(
                List.of(7), DataType.FLOAT, Told.NONE, 0, Layout.NCHW, 3, new Values("float32", -1, 1));
    }

    ForeignGenerator taking(DataType other, Integer... sides) {
        return new ForeignGenerator(List.of(sides), other, labels, classes, layout, channels, gives);
    }

    ForeignGenerator told(Told told, int count) {
        return new ForeignGenerator(latents, type, told, count, layout, channels, gives);
    }

    ForeignGenerator giving(Layout axes, int colours, Values values) {
        return new ForeignGenerator(latents, type, labels, classes, axes, colours, values);
    }

    int size() {
        return latents.stream().reduce(1, Math::multiplyExact);
    }

    /** What it makes of a latent, computed without ONNX Runtime: black −1, white 1, height × width × colours. */
    float[] image(float[] latent, int label) {
        int pixels = HEIGHT * WIDTH * channels;
        float[] kernel = kernel();
        float[] rows = rows();
        float[] image = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            double sum = labels == Told.NONE ? 0 : rows[label * pixels + i];
            for (int k = 0; k < latent.length; k++) sum += (double) latent[k] * kernel[k * pixels + i];
            image[placed(i)] = (float) Math.tanh(sum);
        }
        return image;
    }

    /** Where the file's number i stands in an image of height × width × colours. */
    private int placed(int i) {
        if (layout == Layout.NHWC) return i;
        int plane = HEIGHT * WIDTH;
        return i % plane * channels + i / plane;
    }

    private float[] kernel() {
        return Latents.normal(11, 0, size(), HEIGHT * WIDTH * channels);
    }

    private float[] rows() {
        return Latents.normal(12, 0, Math.max(1, classes), HEIGHT * WIDTH * channels);
    }

    byte[] onnx() {
        return model(graph(), 13);
    }

    /** As it is read by a runtime of that age. */
    byte[] onnx(int opset) {
        return model(graph(), opset);
    }

    private GraphProto.Builder graph() {
        int pixels = HEIGHT * WIDTH * channels;
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("theirs")
                .addInput(port("z", type, latents))
                .addInitializer(longs("raw", -1, size()))
                .addInitializer(floats("kernel", kernel(), size(), pixels))
                .addInitializer(floats("range", new float[] {(float) (gives.white() - gives.black()) / 2}))
                .addInitializer(floats("middle", new float[] {(float) (gives.white() + gives.black()) / 2}))
                .addInitializer(
                        layout == Layout.NHWC
                                ? longs("sides", -1, HEIGHT, WIDTH, channels)
                                : longs("sides", -1, channels, HEIGHT, WIDTH))
                .addNode(node("Reshape", "latents", "z", "raw"))
                .addNode(node("Cast", "real", "latents").addAttribute(number("to", DataType.FLOAT.getNumber())))
                .addNode(node("MatMul", "dense", "real", "kernel"));
        addClasses(graph, pixels);
        boolean bytes = gives.type().equals("uint8");
        return graph.addNode(node("Tanh", "squashed", "asked"))
                .addNode(node("Mul", "scaled", "squashed", "range"))
                .addNode(node("Add", "found", "scaled", "middle"))
                .addNode(node("Reshape", "shaped", "found", "sides"))
                .addNode(node(bytes ? "Floor" : "Identity", "whole", "shaped"))
                .addNode(node("Cast", "images", "whole")
                        .addAttribute(number("to", (bytes ? DataType.UINT8 : type).getNumber())))
                .addOutput(port("images", bytes ? DataType.UINT8 : type, sides()));
    }

    private List<Integer> sides() {
        return layout == Layout.NHWC ? List.of(HEIGHT, WIDTH, channels) : List.of(channels, HEIGHT, WIDTH);
    }

    private static ValueInfoProto port(String name, DataType type, List<Integer> afterTheBatch) {
        return ForeignNodes.port(
                name,
                type,
                IntStream.concat(IntStream.of(-1), afterTheBatch.stream().mapToInt(side -> side))
                        .toArray());
    }

    private void addClasses(GraphProto.Builder graph, int pixels) {
        if (labels == Told.NONE) {
            graph.addNode(node("Identity", "asked", "dense"));
            return;
        }
        graph.addInitializer(floats("rows", rows(), classes, pixels));
        if (labels == Told.ONE_HOT) {
            graph.addInput(port("labels", DataType.FLOAT, List.of(classes)))
                    .addNode(node("MatMul", "row", "labels", "rows"));
        } else {
            List<Integer> after = labels == Told.COLUMN ? List.of(1) : List.of();
            graph.addInput(port("labels", DataType.INT64, after))
                    .addInitializer(longs("flat", -1))
                    .addNode(node("Reshape", "classes", "labels", "flat"))
                    .addNode(node("Gather", "row", "rows", "classes"));
        }
        graph.addNode(node("Add", "asked", "dense", "row"));
    }

    /** Everything that it makes depends on all that is made with it. */
    byte[] lookingAtTheBatch() {
        GraphProto.Builder graph = graph();
        NodeProto.Builder mean = node("ReduceMean", "mean", "dense").addAttribute(numbers("axes", 0));
        graph.addNode(3, mean).addNode(4, node("Add", "both", "dense", "mean"));
        graph.setNode(5, node("Identity", "asked", "both"));
        return model(graph, 13);
    }

    /** Never twice the same. */
    byte[] noisy() {
        GraphProto.Builder graph = graph();
        graph.addNode(3, node("RandomNormalLike", "noise", "dense")).addNode(4, node("Add", "both", "dense", "noise"));
        graph.setNode(5, node("Identity", "asked", "both"));
        return model(graph, 13);
    }

    /** The same image of everything. */
    byte[] constant() {
        GraphProto.Builder graph = graph().addInitializer(floats("nothing", new float[] {0}));
        graph.setNode(3, node("Mul", "asked", "dense", "nothing"));
        return model(graph, 13);
    }

    /** One image at a time, since its sides say so. */
    byte[] oneAtATime() {
        GraphProto.Builder graph = graph();
        for (int i = 0; i < graph.getInitializerCount(); i++)
            if (graph.getInitializer(i).getName().equals("sides"))
                graph.setInitializer(i, longs("sides", 1, channels, HEIGHT, WIDTH));
        return model(graph, 13);
    }

    /** With a third input. */
    byte[] withStrength() {
        GraphProto.Builder graph = graph().addInput(port("strength", DataType.FLOAT, List.of(1)));
        graph.setNode(3, node("Mul", "asked", "dense", "strength"));
        return model(graph, 13);
    }

    /** What it makes are not images. */
    byte[] flat() {
        GraphProto.Builder graph = graph().clearOutput().addOutput(port("found", DataType.FLOAT, List.of(-1)));
        return model(graph, 13);
    }
}
