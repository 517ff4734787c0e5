package crescendo.trainer.ops.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.gan.Pixels;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.Classifier;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.conditioning.AuxiliaryClassifier;
import crescendo.trainer.model.conditioning.Conditioning;
import crescendo.trainer.model.conditioning.Projection;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.vgg.VggClassifier;
import crescendo.trainer.model.vgg.VggPlan;
import crescendo.trainer.ops.tf.TypedGraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What is trained is what is served: TensorFlow and ONNX Runtime agree on every network. */
class ParityTest {
    private static final ChannelPlan CHANNELS = ChannelPlan.of(24, 20, 16, 12, 8);
    private static final float TOLERANCE = 1e-4f;

    @ParameterizedTest(name = "generator at {0}², α {1}, {2} colours")
    @CsvSource({"4, 1, 1", "8, 0, 3", "8, 0.3, 1", "16, 0.5, 3", "32, 0.75, 1", "64, 1, 3"})
    void generatorsAgree(int resolution, double alpha, int colours) throws Exception {
        ProGanGenerator network = new ProGanGenerator(CHANNELS, 32, colours);
        var weights = Interpreted.weights(Summary.of(network, resolution).parameters());
        Tensor latents = Interpreted.normal(5, 32);

        Interpreted.Network generate = (graph, ops, x) -> network.generate(ops, x, resolution, graph.scalar(alpha));
        float[] trained = Interpreted.byTensorFlow(generate, latents, weights);
        float[] shown = Interpreted.byTensorFlow(generate, latents, weights, -1);
        var served = Interpreted.byOnnxRuntime(
                OnnxExport.generator(network, resolution, alpha, weights), "latents", latents);

        assertThat(served.get("raw").shape()).containsExactly(5, resolution, resolution, colours);
        assertAgree(served.get("raw").floats(), trained);
        assertAgree(shown, trained);
        byte[] pixels = Pixels.of(Tensor.of(trained, trained.length)).bytes();
        assertThat(levelsApart(served.get("images").bytes(), pixels)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "generator at {0}²")
    @ValueSource(ints = {4, 8, 16, 32, 64, 128, 256, 512, 1024})
    void narrowGeneratorsAgreeAtEveryResolution(int resolution) throws Exception {
        generatorsAgree(new ProGanGenerator(ChannelPlan.capped(1024, 6, resolution), 6, 3));
    }

    @Test
    void thePublishedGeneratorOf1024Agrees() throws Exception {
        generatorsAgree(new ProGanGenerator(ChannelPlan.capped(8192, 512, 1024), 512, 3));
    }

    @ParameterizedTest(name = "generator and discriminator from {0}×{1} at {2}, α {3}")
    @CsvSource({"4, 2, 4, 1", "4, 2, 32, 0.3", "3, 4, 16, 0.75", "4, 3, 32, 1"})
    void networksOfOtherShapesAgree(int height, int width, int resolution, double alpha) throws Exception {
        BaseShape base = new BaseShape(height, width);
        ProGanGenerator makes = new ProGanGenerator(CHANNELS, 32, 3, base);
        ProGanDiscriminator judges = new ProGanDiscriminator(CHANNELS, 3, base);
        var making = Interpreted.weights(Summary.of(makes, resolution).parameters());
        var judging = Interpreted.weights(Summary.of(judges, resolution).parameters());
        Tensor latents = Interpreted.normal(4, 32);
        Tensor images = Interpreted.normal(8, base.height(resolution), base.width(resolution), 3);

        var made =
                Interpreted.byOnnxRuntime(OnnxExport.generator(makes, resolution, alpha, making), "latents", latents);
        var judged =
                Interpreted.byOnnxRuntime(OnnxExport.discriminator(judges, resolution, alpha, judging), "raw", images);

        assertThat(made.get("images").shape()).containsExactly(4, height * resolution / 4, width * resolution / 4, 3);
        assertAgree(
                made.get("raw").floats(),
                Interpreted.byTensorFlow(
                        (graph, ops, x) -> makes.generate(ops, x, resolution, graph.scalar(alpha)), latents, making));
        assertAgree(
                judged.get("scores").floats(),
                Interpreted.byTensorFlow(
                        (graph, ops, x) -> judges.score(ops, x, resolution, graph.scalar(alpha)), images, judging));
    }

    private static void generatorsAgree(ProGanGenerator network) throws Exception {
        int resolution = network.channels().highest();
        var weights = Interpreted.weights(Summary.of(network, resolution).parameters());
        Tensor latents = Interpreted.normal(1, network.latentSize());

        float[] trained = Interpreted.byTensorFlow(
                (graph, ops, x) -> network.generate(ops, x, resolution, graph.scalar(1)), latents, weights);
        var served =
                Interpreted.byOnnxRuntime(OnnxExport.generator(network, resolution, 1, weights), "latents", latents);

        assertThat(served.get("raw").shape()).containsExactly(1, resolution, resolution, 3);
        assertThat(served.get("images").bytes()).hasSize(resolution * resolution * 3);
        assertAgree(served.get("raw").floats(), trained);
    }

    @ParameterizedTest(name = "discriminator at {0}², α {1}, {2} colours")
    @CsvSource({"4, 1, 3", "8, 0.3, 1", "16, 0, 3", "32, 0.75, 1", "64, 1, 3"})
    void discriminatorsAgree(int resolution, double alpha, int colours) throws Exception {
        ProGanDiscriminator network = new ProGanDiscriminator(CHANNELS, colours);
        var weights = Interpreted.weights(Summary.of(network, resolution).parameters());
        Tensor images = Interpreted.normal(8, resolution, resolution, colours);

        float[] trained = Interpreted.byTensorFlow(
                (graph, ops, x) -> network.score(ops, x, resolution, graph.scalar(alpha)), images, weights);
        var served =
                Interpreted.byOnnxRuntime(OnnxExport.discriminator(network, resolution, alpha, weights), "raw", images);

        assertAgree(served.get("scores").floats(), trained);
    }

    @ParameterizedTest(name = "generator of classes at {0}², α {1}")
    @CsvSource({"4, 1", "16, 0.3", "32, 1"})
    void generatorsOfClassesAgree(int resolution, double alpha) throws Exception {
        ProGanGenerator network = new ProGanGenerator(CHANNELS, 32, 3, BaseShape.SQUARE, 7);
        var weights = Interpreted.weights(Summary.of(network, resolution).parameters());
        Tensor latents = Interpreted.normal(5, 32);

        Interpreted.Network generate = (graph, ops, x) ->
                network.generate(ops, x, Optional.of(oneHot(graph, 7, 6, 0, 3, 3, 1)), resolution, graph.scalar(alpha));
        float[] trained = Interpreted.byTensorFlow(generate, latents, weights);
        float[] shown = Interpreted.byTensorFlow(generate, latents, weights, -1);
        var served = Interpreted.byOnnxRuntime(
                OnnxExport.generator(network, resolution, alpha, weights),
                Map.of("latents", latents, "labels", Tensor.of(new long[] {6, 0, 3, 3, 1}, 5)));

        assertAgree(served.get("raw").floats(), trained);
        assertAgree(shown, trained);
    }

    @ParameterizedTest(name = "generator at {0}², α {1}, {2} classes")
    @CsvSource({"4, 1, 0", "16, 0.3, 0", "32, 1, 0", "64, 1, 7"})
    void aSampleIsTheSameAloneAndBesideOthersToTheLastBit(int resolution, double alpha, int classes) throws Exception {
        ChannelPlan channels = ChannelPlan.of(96, 80, 64, 48, 32);
        ProGanGenerator network = new ProGanGenerator(channels, 32, 3, BaseShape.SQUARE, classes);
        var weights = Interpreted.weights(Summary.of(network, resolution).parameters());
        byte[] file = OnnxExport.generator(network, resolution, alpha, weights);

        float[] alone = rawOfTheFirst(1, file, classes);

        for (int rows : new int[] {2, 3, 8})
            assertThat(rawOfTheFirst(rows, file, classes))
                    .as("the first of %d", rows)
                    .startsWith(alone);
    }

    private static float[] rawOfTheFirst(int rows, byte[] file, int classes) throws Exception {
        Map<String, Tensor> latents = Map.of("latents", Interpreted.normal(rows, 32));
        Map<String, Tensor> labels = classes == 0 ? Map.of() : Map.of("labels", Tensor.of(new long[rows], rows));
        return Interpreted.byOnnxRuntime(
                        file,
                        Stream.of(latents, labels)
                                .flatMap(inputs -> inputs.entrySet().stream())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .get("raw")
                .floats();
    }

    static Stream<Conditioning> conditionings() {
        return Stream.of(new AuxiliaryClassifier(5), new Projection(5));
    }

    @ParameterizedTest
    @MethodSource("conditionings")
    void discriminatorsOfClassesAgree(Conditioning conditioning) throws Exception {
        ProGanDiscriminator network = new ProGanDiscriminator(CHANNELS, 3, BaseShape.SQUARE, conditioning);
        var weights = Interpreted.weights(Summary.of(network, 8).parameters());
        Tensor images = Interpreted.normal(4, 8, 8, 3);
        Map<String, Tensor> inputs = conditioning instanceof Projection
                ? Map.of("raw", images, "labels", Tensor.of(new long[] {2, 4, 0, 2}, 4))
                : Map.of("raw", images);

        var served = Interpreted.byOnnxRuntime(OnnxExport.discriminator(network, 8, 0.4, weights), inputs);

        Function<Interpreted.Network, float[]> trained = head -> Interpreted.byTensorFlow(head, images, weights);
        assertAgree(served.get("scores").floats(), trained.apply((graph, ops, x) -> judged(network, graph, ops, x)
                .score()));
        if (served.containsKey("logits"))
            assertAgree(served.get("logits").floats(), trained.apply((graph, ops, x) -> judged(network, graph, ops, x)
                    .logits()
                    .orElseThrow()));
        assertThat(served.containsKey("logits")).isEqualTo(conditioning instanceof AuxiliaryClassifier);
    }

    private static Heads<Operand<TFloat32>> judged(
            ProGanDiscriminator network,
            TypedGraph<TFloat32> graph,
            Ops<Operand<TFloat32>> ops,
            Operand<TFloat32> images) {
        return network.judge(ops, images, Optional.of(oneHot(graph, 5, 2, 4, 0, 2)), 8, graph.scalar(0.4));
    }

    private static Operand<TFloat32> oneHot(TypedGraph<TFloat32> graph, int classes, int... labels) {
        float[][] rows = new float[labels.length][classes];
        for (int i = 0; i < labels.length; i++) rows[i][labels[i]] = 1;
        return graph.ops().constant(rows);
    }

    static Stream<Classifier> classifiers() {
        return Stream.of(
                new ConvClassifier(16, 1, 10, List.of(8, 12), 16),
                new ConvClassifier(32, 3, 10, List.of(8, 12), 16),
                new VggClassifier(8, 3, 10, new VggPlan(List.of(6, 8, 10), List.of(2, 1, 2)), 16));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classifiersAgree(Classifier network) throws Exception {
        int resolution = network.resolution();
        int colours = network.colours();
        var weights = Interpreted.weights(Summary.of(network).parameters());
        byte[] pixels = new byte[6 * resolution * resolution * colours];
        new Random(3).nextBytes(pixels);
        Tensor images = Tensor.of(pixels, 6, resolution, resolution, colours);
        Tensor numbers = Tensor.of(numbers(pixels), images.shape());

        var served = Interpreted.byOnnxRuntime(OnnxExport.classifier(network, weights), "images", images);

        assertAgree(
                served.get("features").floats(),
                Interpreted.byTensorFlow(
                        (graph, ops, x) -> network.classify(ops, x).features(), numbers, weights));
        assertAgree(
                served.get("logits").floats(),
                Interpreted.byTensorFlow(
                        (graph, ops, x) -> network.classify(ops, x).logits(), numbers, weights));
        assertAgree(
                served.get("probabilities").floats(),
                Interpreted.byTensorFlow(
                        (graph, ops, x) ->
                                graph.ops().nn.softmax(network.classify(ops, x).logits()),
                        numbers,
                        weights));
    }

    private static void assertAgree(float[] served, float[] trained) {
        float lowest = Float.MAX_VALUE;
        float highest = -Float.MAX_VALUE;
        float furthest = 0;
        for (int i = 0; i < trained.length; i++) {
            lowest = Math.min(lowest, trained[i]);
            highest = Math.max(highest, trained[i]);
            furthest = Math.max(furthest, Math.abs(trained[i] - served[i]));
        }

        assertThat(served).hasSameSizeAs(trained);
        assertThat(furthest / (highest - lowest))
                .as("greatest difference over range")
                .isLessThan(TOLERANCE);
    }

    private static int levelsApart(byte[] a, byte[] b) {
        int furthest = 0;
        for (int i = 0; i < a.length; i++) furthest = Math.max(furthest, Math.abs((a[i] & 255) - (b[i] & 255)));
        return furthest;
    }

    private static float[] numbers(byte[] pixels) {
        float[] numbers = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) numbers[i] = (pixels[i] & 255) * (1 / 127.5f) - 1;
        return numbers;
    }
}
