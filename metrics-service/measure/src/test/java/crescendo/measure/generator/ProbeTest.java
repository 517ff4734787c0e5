package crescendo.measure.generator;

import static crescendo.measure.generator.ForeignGenerator.HEIGHT;
import static crescendo.measure.generator.ForeignGenerator.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.generator.ForeignGenerator.Told;
import crescendo.measure.generator.Hints.Drawn;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are used, found out by using them; what is made of them is compared with what they compute, done in Java. */
class ProbeTest {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime(1, 1);
    private static final Values ONE = new Values("float32", 0, 1);
    private static final Values SIGNED = new Values("float32", -1, 1);
    private static final Values LEVELS = new Values("float32", 0, 255);

    private static Probed probed(byte[] onnx, Hints hints) {
        return Probe.of(RUNTIME, "net.onnx", onnx, hints);
    }

    private static Probed probed(ForeignGenerator network) {
        return probed(network.onnx(), Hints.NONE);
    }

    private static void refused(byte[] onnx, Hints hints, String reason) {
        assertThatExceptionOfType(UnusableNetwork.class)
                .isThrownBy(() -> probed(onnx, hints))
                .withMessageContaining(reason);
    }

    /** Golden samples are what the file's arithmetic gives of their latents and labels. */
    private static void assertMakes(ForeignGenerator network, Probed probed) {
        assertMakes(network, probed, 1, false);
    }

    private static void assertMakes(ForeignGenerator network, Probed probed, double levels, boolean bgr) {
        Map<String, Tensor> golden = Safetensors.decode(probed.golden());
        float[] latents = golden.get("latents").floats();
        long[] labels = golden.containsKey("labels") ? golden.get("labels").longs() : new long[probed.count()];
        float[] raw = golden.get("raw").floats();
        byte[] images = golden.get("images").bytes();
        int each = HEIGHT * WIDTH * network.channels();
        assertThat(golden.get("raw").shape()).containsExactly(probed.count(), HEIGHT, WIDTH, network.channels());
        for (int image = 0; image < probed.count(); image++) {
            float[] latent =
                    java.util.Arrays.copyOfRange(latents, image * network.size(), (image + 1) * network.size());
            float[] expected = network.image(latent, (int) labels[image]);
            for (int i = 0; i < each; i++) {
                float one = expected[bgr ? i - i % 3 + 2 - i % 3 : i];
                assertThat(raw[image * each + i]).isCloseTo(one, within((float) (levels / 127)));
                assertThat(images[image * each + i] & 0xff)
                        .isCloseTo(Math.round(127.5f * one + 127.5f), within((int) levels));
            }
        }
        assertThat(probed.shown()).hasSize(64 * each).startsWith(images);
    }

    @Test
    void theUsualExportIsFoundOutWhole() {
        ForeignGenerator network = ForeignGenerator.usual();

        Probed probed = probed(network);

        assertThat(probed.size()).isEqualTo(7);
        assertThat(probed.classes()).isEmpty();
        assertThat(probed.ports()).containsExactly("z", "images");
        assertThat(probed.form()).isEqualTo(new ImageForm(Layout.NCHW, HEIGHT, WIDTH, Colours.RGB, SIGNED));
        assertMakes(network, probed);
    }

    @Test
    void everyOrderOfAxesAndRangeOfValuesIsFoundOut() {
        for (Layout layout : Layout.values())
            for (int channels : new int[] {1, 3})
                for (Values values : List.of(ONE, SIGNED, LEVELS, Values.BYTES)) {
                    ForeignGenerator network = ForeignGenerator.usual().giving(layout, channels, values);

                    Probed probed = probed(network);

                    assertThat(probed.form().layout()).isEqualTo(layout);
                    assertThat(probed.form().values()).isEqualTo(values);
                    assertMakes(network, probed);
                }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 13})
    void filesOfEveryAgeAreTaken(int opset) {
        ForeignGenerator network = ForeignGenerator.usual().told(Told.ONE_HOT, 3);

        assertMakes(
                network,
                probed(
                        network.onnx(opset),
                        new Hints(
                                Optional.of("z"),
                                Optional.empty(),
                                Drawn.NORMAL,
                                Optional.of("labels"),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    @Test
    void latentsOfOtherShapesAndTypesAreTaken() {
        for (ForeignGenerator network : List.of(
                ForeignGenerator.usual().taking(DataType.FLOAT, 9, 1, 1),
                ForeignGenerator.usual().taking(DataType.DOUBLE, 9),
                ForeignGenerator.usual().taking(DataType.FLOAT, 2, 3))) {
            Probed probed = probed(network);

            assertThat(probed.size()).isEqualTo(network.size());
            assertMakes(network, probed);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBER", "COLUMN"})
    void classesThatAreToldByNumberAreCounted(Told told) {
        ForeignGenerator network = ForeignGenerator.usual().told(told, 5);

        Probed probed = probed(network);

        assertThat(probed.classes()).containsExactly("0", "1", "2", "3", "4");
        assertMakes(network, probed);
    }

    @Test
    void classesHaveTheNamesThatSomebodyGives() {
        ForeignGenerator network = ForeignGenerator.usual().told(Told.ONE_HOT, 2);
        Hints hints = hints(Drawn.NORMAL, Optional.of("labels"), List.of("cat", "dog"), Optional.empty());

        Probed probed = probed(network.onnx(), hints);

        assertThat(probed.classes()).containsExactly("cat", "dog");
        assertMakes(network, probed);
    }

    @Test
    void coloursInTheOtherOrderAreTurnedRound() {
        ForeignGenerator network = ForeignGenerator.usual();
        Hints hints = hints(Drawn.NORMAL, Optional.empty(), List.of(), Optional.of(Colours.BGR));

        assertMakes(network, probed(network.onnx(), hints), 1, true);
    }

    @Test
    void whatWasTrainedOnUniformLatentsIsGivenThoseThatFollowFromNormalOnes() {
        ForeignGenerator network = ForeignGenerator.usual();
        Hints uniform = hints(Drawn.UNIFORM, Optional.empty(), List.of(), Optional.empty());

        Map<String, Tensor> golden =
                Safetensors.decode(probed(network.onnx(), uniform).golden());

        float[] latent = java.util.Arrays.copyOf(golden.get("latents").floats(), network.size());
        for (int k = 0; k < latent.length; k++) latent[k] = (float) (2 * below(latent[k]) - 1);
        float[] expected = network.image(latent, 0);
        float[] raw = golden.get("raw").floats();
        for (int i = 0; i < expected.length; i++) assertThat(raw[i]).isCloseTo(expected[i], within(1e-3f));
    }

    /** The share of a standard normal that lies below x, by Simpson's rule. */
    private static double below(double x) {
        int steps = 2_000;
        double from = -8;
        double width = (x - from) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double t = from + i * width;
            int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-t * t / 2);
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    private static Hints hints(Drawn drawn, Optional<String> labels, List<String> classes, Optional<Colours> colours) {
        return new Hints(
                Optional.empty(),
                Optional.empty(),
                drawn,
                labels,
                classes,
                Optional.empty(),
                Optional.empty(),
                colours,
                Optional.empty());
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheReason() {
        ForeignGenerator usual = ForeignGenerator.usual();

        refused(new byte[] {1, 2, 3}, Hints.NONE, "net.onnx is no ONNX file");
        refused(usual.onnx(8), Hints.NONE, "opset 8 is too old; export it with 9 or later");
        refused(usual.flat(), Hints.NONE, "--output-port: the file has found [-1, 90]; images have four axes");
        refused(usual.withStrength(), Hints.NONE, "which are the latents cannot be told: say it by --input PORT");
        refused(
                usual.taking(DataType.FLOAT, 3, 128, 128).onnx(),
                Hints.NONE,
                "longer than the 16384 numbers that a latent may have");
        refused(usual.taking(DataType.INT32, 7).onnx(), Hints.NONE, "which are the latents cannot be told");
        refused(
                usual.giving(Layout.NCHW, 2, SIGNED).onnx(),
                Hints.NONE,
                "one axis of 1 (grey) or 3 (colours) is needed");
        refused(
                usual.giving(Layout.NCHW, 3, new Values("float32", -4, 4)).onnx(),
                Hints.NONE,
                "of its values lie beyond black at -1.0 and white at 1.0");
        refused(usual.oneAtATime(), Hints.NONE, "export it with an open first axis");
        refused(usual.constant(), Hints.NONE, "it makes the same image of every latent");
        refused(usual.noisy(), Hints.NONE, "it makes other images of the same latents each time");
        refused(usual.lookingAtTheBatch(), Hints.NONE, "an image depends on the others of its batch");
    }

    @Test
    void whatIsSaidMustFitTheFile() {
        ForeignGenerator usual = ForeignGenerator.usual();
        ForeignGenerator told = usual.told(Told.ONE_HOT, 3);

        refused(
                usual.onnx(),
                hints(Drawn.NORMAL, Optional.of("classes"), List.of(), Optional.empty()),
                "--labels: \"classes\" is no input that is left; the file takes z [-1, 7]");
        refused(
                told.onnx(),
                hints(Drawn.NORMAL, Optional.of("labels"), List.of("cat", "dog"), Optional.empty()),
                "--classes: labels is [-1, 3], and 2 classes were named");
        refused(
                usual.onnx(),
                hints(Drawn.NORMAL, Optional.empty(), List.of("cat", "dog"), Optional.empty()),
                "--classes: the file has no input for classes; it takes z alone");
        refused(
                usual.told(Told.NUMBER, 500).onnx(),
                hints(Drawn.NORMAL, Optional.empty(), numbers(501), Optional.empty()),
                "--classes: 501 were named, and the file fails on the class 500");
        assertThat(probed(
                                usual.told(Told.NUMBER, 500).onnx(),
                                hints(Drawn.NORMAL, Optional.empty(), numbers(500), Optional.empty()))
                        .classes())
                .hasSize(500);
        refused(
                usual.giving(Layout.NCHW, 1, SIGNED).onnx(),
                hints(Drawn.NORMAL, Optional.empty(), List.of(), Optional.of(Colours.BGR)),
                "--colours: BGR is not what an axis of 1 can be");
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
