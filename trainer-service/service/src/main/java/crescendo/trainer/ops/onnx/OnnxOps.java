package crescendo.trainer.ops.onnx;

import static crescendo.trainer.ops.onnx.OnnxGraph.integer;
import static crescendo.trainer.ops.onnx.OnnxGraph.integers;
import static crescendo.trainer.ops.onnx.OnnxGraph.number;
import static crescendo.trainer.ops.onnx.OnnxGraph.text;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One application of a network in an ONNX file: parameters become constants, run-time scales folded in; NCHW inside. */
public final class OnnxOps implements Ops<OnnxValue> {
    private static final String WHOLE = "one";

    private final OnnxGraph graph;
    private final Map<String, Tensor> weights;

    /** @param weights the network's parameters by name */
    public OnnxOps(OnnxGraph graph, Map<String, Tensor> weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** A number known at export. */
    public OnnxValue scalar(double value) {
        String name = value == 1 ? WHOLE : "scalar_" + value;
        return new OnnxValue(graph.constant(name, new float[] {(float) value}), Shape.of());
    }

    @Override
    public OnnxValue dense(OnnxValue x, int units, Gain gain, String name) {
        int in = x.shape().channels();
        float[] scaled = scaled(weight(name + "/weight", in, units), gain.scale(in));
        String matrix = graph.constant(name + "/weight", scaled, in, units);
        return new OnnxValue(graph.node("MatMul", List.of(x.name(), matrix)), Shape.of(units));
    }

    @Override
    public OnnxValue conv(OnnxValue x, int kernel, int channels, Gain gain, String name) {
        int in = x.shape().channels();
        float[] hwio = weight(name + "/weight", kernel, kernel, in, channels);
        float[] oihw = channelsFirst(scaled(hwio, gain.scale(kernel * kernel * in)), kernel * kernel, in, channels);
        String filter = graph.constant(name + "/weight", oihw, channels, in, kernel, kernel);
        long pad = kernel / 2;
        String node = graph.node(
                "Conv",
                List.of(x.name(), filter),
                integers("kernel_shape", kernel, kernel),
                integers("pads", pad, pad, pad, pad));
        return new OnnxValue(node, Shape.of(height(x), width(x), channels));
    }

    @Override
    public OnnxValue bias(OnnxValue x, String name) {
        int channels = x.shape().channels();
        float[] values = weight(name + "/bias", channels);
        boolean image = x.shape().sizes().size() == 3;
        long[] shape = image ? new long[] {channels, 1, 1} : new long[] {channels};
        return like(x, "Add", x.name(), graph.constant(name + "/bias", values, shape));
    }

    @Override
    public OnnxValue relu(OnnxValue x) {
        return like(x, "Relu", x.name());
    }

    @Override
    public OnnxValue leakyRelu(OnnxValue x) {
        return new OnnxValue(graph.node("LeakyRelu", List.of(x.name()), number("alpha", 0.2)), x.shape());
    }

    @Override
    public OnnxValue prelu(OnnxValue x, String name) {
        int channels = x.shape().channels();
        String slope = graph.constant(name + "/slope", weight(name + "/slope", channels), channels, 1, 1);
        return like(x, "PRelu", x.name(), slope);
    }

    @Override
    public OnnxValue batchNorm(OnnxValue x, String name) {
        List<String> from = new ArrayList<>(List.of(x.name()));
        int channels = x.shape().channels();
        for (String part : List.of("/scale", "/bias", "/mean", "/variance"))
            from.add(graph.constant(name + part, weight(name + part, channels), channels));
        return new OnnxValue(graph.node("BatchNormalization", from, number("epsilon", 1e-5)), x.shape());
    }

    @Override
    public OnnxValue pixelNorm(OnnxValue x) {
        String square = graph.node("Mul", List.of(x.name(), x.name()));
        boolean image = x.shape().sizes().size() == 3;
        return like(
                x,
                "Div",
                x.name(),
                root(image ? meanOfChannels(square, x.shape().channels()) : mean(square, 1)));
    }

    @Override
    public OnnxValue upsample(OnnxValue x, int factor) {
        String scales = graph.constant("times" + factor, new float[] {1, 1, factor, factor}, 4);
        String node = graph.node(
                "Resize",
                List.of(x.name(), "", scales),
                text("mode", "nearest"),
                text("coordinate_transformation_mode", "asymmetric"),
                text("nearest_mode", "floor"));
        return new OnnxValue(node, larger(x, factor, x.shape().channels()));
    }

    @Override
    public OnnxValue pixelShuffle(OnnxValue x, int factor) {
        String node = graph.node("DepthToSpace", List.of(x.name()), integer("blocksize", factor), text("mode", "DCR"));
        return new OnnxValue(node, larger(x, factor, x.shape().channels() / (factor * factor)));
    }

    /** Sides that are free stay so. */
    private static Shape larger(OnnxValue x, int factor, int channels) {
        return Shape.of(Math.max(-1, height(x) * factor), Math.max(-1, width(x) * factor), channels);
    }

    @Override
    public OnnxValue downsample2(OnnxValue x) {
        return pooled("AveragePool", x);
    }

    @Override
    public OnnxValue maxPool2(OnnxValue x) {
        return pooled("MaxPool", x);
    }

    private OnnxValue pooled(String type, OnnxValue x) {
        String node = graph.node(type, List.of(x.name()), integers("kernel_shape", 2, 2), integers("strides", 2, 2));
        return new OnnxValue(
                node, Shape.of(height(x) / 2, width(x) / 2, x.shape().channels()));
    }

    @Override
    public OnnxValue minibatchStdDev(OnnxValue x, int group) {
        int channels = x.shape().channels();
        String groups = reshape(x.name(), -1, group, channels, height(x), width(x));
        String centred = graph.node("Sub", List.of(groups, mean(groups, 1)));
        String variance = mean(graph.node("Mul", List.of(centred, centred)), 1);
        String deviation = mean(root(variance), 2, 3, 4);
        String sides = shape(1, group, 1, height(x), width(x));
        String shared = reshape(graph.node("Expand", List.of(deviation, sides)), -1, 1, height(x), width(x));
        String joined = graph.node("Concat", List.of(x.name(), shared), integer("axis", 1));
        return new OnnxValue(joined, Shape.of(height(x), width(x), channels + 1));
    }

    @Override
    public OnnxValue toGrid(OnnxValue x, int height, int width) {
        int channels = x.shape().channels() / (height * width);
        String grid = reshape(x.name(), -1, height, width, channels);
        return new OnnxValue(channelsFirst(grid), Shape.of(height, width, channels));
    }

    @Override
    public OnnxValue flatten(OnnxValue x) {
        int units = height(x) * width(x) * x.shape().channels();
        return new OnnxValue(reshape(channelsLast(x.name()), -1, units), Shape.of(units));
    }

    @Override
    public OnnxValue concatChannels(OnnxValue x, OnnxValue more) {
        String joined = graph.node("Concat", List.of(x.name(), more.name()), integer("axis", 1));
        return new OnnxValue(
                joined,
                x.shape().withChannels(x.shape().channels() + more.shape().channels()));
    }

    @Override
    public OnnxValue channels(OnnxValue x, int first, int count) {
        String from = graph.constant("at" + first, first);
        String to = graph.constant("at" + (first + count), first + count);
        String part = graph.node("Slice", List.of(x.name(), from, to, graph.constant("at1", 1)));
        return new OnnxValue(part, x.shape().withChannels(count));
    }

    @Override
    public OnnxValue add(OnnxValue x, OnnxValue y) {
        return like(x, "Add", x.name(), y.name());
    }

    @Override
    public OnnxValue times(OnnxValue x, double factor) {
        return like(x, "Mul", x.name(), scalar(factor).name());
    }

    @Override
    public OnnxValue innerProduct(OnnxValue x, OnnxValue y) {
        String products = graph.node("Mul", List.of(x.name(), y.name()));
        String sum = graph.node("ReduceSum", List.of(products, graph.constant("at1", 1)), integer("keepdims", 1));
        return new OnnxValue(sum, Shape.of(1));
    }

    @Override
    public OnnxValue lerp(OnnxValue from, OnnxValue to, OnnxValue weight) {
        if (weight.name().equals(WHOLE)) return to;
        String way = graph.node("Sub", List.of(to.name(), from.name()));
        return like(from, "Add", from.name(), graph.node("Mul", List.of(weight.name(), way)));
    }

    /** NHWC to NCHW. */
    String channelsFirst(String value) {
        return graph.node("Transpose", List.of(value), integers("perm", 0, 3, 1, 2));
    }

    /** NCHW to NHWC. */
    String channelsLast(String value) {
        return graph.node("Transpose", List.of(value), integers("perm", 0, 2, 3, 1));
    }

    private OnnxValue like(OnnxValue x, String type, String... from) {
        return new OnnxValue(graph.node(type, List.of(from)), x.shape());
    }

    private String mean(String value, long... axes) {
        return graph.node("ReduceMean", List.of(value), integers("axes", axes), integer("keepdims", 1));
    }

    // A convolution, since ReduceMean adds up in another order where there is one image only.
    private String meanOfChannels(String value, int channels) {
        float[] shares = new float[channels];
        Arrays.fill(shares, 1f / channels);
        String filter = graph.constant("mean" + channels, shares, 1, channels, 1, 1);
        return graph.node("Conv", List.of(value, filter), integers("kernel_shape", 1, 1));
    }

    private String root(String value) {
        String epsilon = graph.constant("epsilon", new float[] {1e-8f});
        return graph.node("Sqrt", List.of(graph.node("Add", List.of(value, epsilon))));
    }

    private String reshape(String value, long... sides) {
        return graph.node("Reshape", List.of(value, shape(sides)));
    }

    private String shape(long... sides) {
        return graph.constant("shape" + Arrays.toString(sides), sides);
    }

    private float[] weight(String name, int... shape) {
        Tensor value = weights.get(name);
        if (value == null) throw new IllegalArgumentException("the weights lack " + name);
        long[] wanted = Arrays.stream(shape).asLongStream().toArray();
        if (!Arrays.equals(value.shape(), wanted))
            throw new IllegalArgumentException(
                    name + " should have the shape " + Arrays.toString(wanted) + ", not " + value);
        return value.floats();
    }

    private static float[] scaled(float[] values, double scale) {
        for (int i = 0; i < values.length; i++) values[i] *= (float) scale;
        return values;
    }

    private static float[] channelsFirst(float[] hwio, int pixels, int in, int out) {
        float[] oihw = new float[hwio.length];
        for (int p = 0; p < pixels; p++)
            for (int i = 0; i < in; i++)
                for (int o = 0; o < out; o++) oihw[(o * in + i) * pixels + p] = hwio[(p * in + i) * out + o];
        return oihw;
    }

    private static int height(OnnxValue x) {
        return x.shape().sizes().get(0);
    }

    private static int width(OnnxValue x) {
        return x.shape().sizes().get(1);
    }
}
