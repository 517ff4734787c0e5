package crescendo.trainer.ops.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Classifier;
import crescendo.trainer.model.Discriminator;
import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.model.Generator;
import crescendo.trainer.model.shape.Shape;
import crescendo.trainer.model.upscaling.Upscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole networks as files: what is fed and what comes out, in the layout and range that the outside world uses. */
public final class OnnxExport {
    private OnnxExport() {}

    /**
     * Input {@code latents} [n, latentSize] and, where there are classes, {@code labels} [n], int64; outputs {@code raw}, float NHWC, and {@code images}, uint8 NHWC, which is
     * round(clip(127.5·raw + 127.5, 0, 255)).
     *
     * @param alpha the weight of the newest layers, baked in
     */
    public static byte[] generator(Generator network, int resolution, double alpha, Map<String, Tensor> weights) {
        OnnxGraph graph = new OnnxGraph();
        OnnxOps ops = new OnnxOps(graph, weights);
        List<Integer> units = List.of(network.latentSize());
        OnnxValue latents = new OnnxValue(graph.input("latents", DataType.FLOAT, units), new Shape(units));
        OnnxValue image =
                network.generate(ops, latents, labels(graph, network.classes()), resolution, ops.scalar(alpha));

        String raw = ops.channelsLast(image.name());
        List<Integer> sides = image.shape().sizes();
        graph.output("images", pixels(graph, raw), DataType.UINT8, sides);
        graph.output("raw", raw, DataType.FLOAT, sides);
        return graph.file("generator");
    }

    /**
     * Input {@code raw} [n, height, width, colours] in [−1, 1], n a multiple of the group, and, where it asks, {@code labels}
     * [n], int64; output {@code scores} [n, 1] and, where it tells classes apart, {@code logits} [n, classes].
     */
    public static byte[] discriminator(
            Discriminator network, int resolution, double alpha, Map<String, Tensor> weights) {
        OnnxGraph graph = new OnnxGraph();
        OnnxOps ops = new OnnxOps(graph, weights);
        Shape shape = Shape.image(network.base(), resolution, network.colours());
        String fed = graph.input("raw", DataType.FLOAT, shape.sizes());
        OnnxValue images = new OnnxValue(ops.channelsFirst(fed), shape);
        Heads<OnnxValue> heads =
                network.judge(ops, images, labels(graph, network.classes()), resolution, ops.scalar(alpha));
        graph.output("scores", heads.score().name(), DataType.FLOAT, List.of(1));
        heads.logits()
                .ifPresent(logits -> graph.output(
                        "logits", logits.name(), DataType.FLOAT, logits.shape().sizes()));
        return graph.file("discriminator");
    }

    /**
     * Input {@code images}, uint8 NHWC; outputs {@code logits} and {@code probabilities} [n, classes], {@code features} [n,
     * features].
     */
    public static byte[] classifier(Classifier network, Map<String, Tensor> weights) {
        OnnxGraph graph = new OnnxGraph();
        OnnxOps ops = new OnnxOps(graph, weights);
        Shape shape = Shape.image(network.resolution(), network.colours());
        String fed = graph.input("images", DataType.UINT8, shape.sizes());
        OnnxValue images = new OnnxValue(ops.channelsFirst(numbers(graph, fed)), shape);
        Classifier.Heads<OnnxValue> heads = network.classify(ops, images);

        String logits = heads.logits().name();
        String shares = graph.node("Softmax", List.of(logits), OnnxGraph.integer("axis", -1));
        graph.output("logits", logits, DataType.FLOAT, heads.logits().shape().sizes());
        graph.output(
                "probabilities", shares, DataType.FLOAT, heads.logits().shape().sizes());
        graph.output(
                "features",
                heads.features().name(),
                DataType.FLOAT,
                heads.features().shape().sizes());
        return graph.file("classifier");
    }

    /**
     * Input {@code images}, uint8 NHWC of any height and width; outputs {@code raw}, float NHWC, and {@code upscaled}, uint8 NHWC, which is
     * round(clip(127.5·raw + 127.5, 0, 255)). Of the bytes numbers are made before anything else, by a cast: whoever serves the file turns the input into one of
     * numbers in the same range, and takes {@code raw}, for pictures of 16 bits.
     */
    public static byte[] upscaler(Upscaler network, Map<String, Tensor> weights) {
        OnnxGraph graph = new OnnxGraph();
        OnnxOps ops = new OnnxOps(graph, weights);
        Shape shape = Shape.of(-1, -1, network.colours());
        String fed = graph.input(UpscalerSpec.IMAGES, DataType.UINT8, shape.sizes());
        OnnxValue images = new OnnxValue(ops.channelsFirst(numbers(graph, fed)), shape);
        String raw = ops.channelsLast(network.upscale(ops, images).name());
        graph.output(UpscalerSpec.UPSCALED, pixels(graph, raw), DataType.UINT8, shape.sizes());
        graph.output(UpscalerSpec.RAW, raw, DataType.FLOAT, shape.sizes());
        return graph.file("upscaler");
    }

    /**
     * The numbers of classes that the file is given, as networks take them: as one-hot vectors, made of them before anything else and of
     * nothing else, so that whoever serves the file can give it shares of classes in their place.
     */
    private static Optional<OnnxValue> labels(OnnxGraph graph, int classes) {
        if (classes == 0) return Optional.empty();
        String fed = graph.input("labels", DataType.INT64, List.of());
        String depth = graph.constant("classes", classes);
        String offAndOn = graph.constant("offAndOn", new float[] {0, 1}, 2);
        return Optional.of(new OnnxValue(graph.node("OneHot", List.of(fed, depth, offAndOn)), Shape.of(classes)));
    }

    private static String pixels(OnnxGraph graph, String raw) {
        String half = graph.constant("half", new float[] {127.5f});
        String scaled = graph.node("Add", List.of(graph.node("Mul", List.of(raw, half)), half));
        String black = graph.constant("black", new float[] {0});
        String white = graph.constant("white", new float[] {255});
        String clipped = graph.node("Clip", List.of(scaled, black, white));
        String rounded = graph.node("Round", List.of(clipped));
        return graph.node("Cast", List.of(rounded), OnnxGraph.integer("to", DataType.UINT8.getNumber()));
    }

    private static String numbers(OnnxGraph graph, String pixels) {
        String number = graph.node("Cast", List.of(pixels), OnnxGraph.integer("to", DataType.FLOAT.getNumber()));
        String share = graph.constant("perPixel", new float[] {1 / 127.5f});
        String one = graph.constant("one", new float[] {1});
        return graph.node("Sub", List.of(graph.node("Mul", List.of(number, share)), one));
    }
}
