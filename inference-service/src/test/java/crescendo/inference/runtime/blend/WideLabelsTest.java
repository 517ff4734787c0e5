package crescendo.inference.runtime.blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Signature;
import crescendo.inference.runtime.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideLabelsTest {
    private static final int CLASSES = 3;
    private static final int SIZE = 8;
    private static final int COUNT = 13;
    private static final TinyGenerator NETWORK = new TinyGenerator(SIZE, 4, 3, 7, CLASSES);
    private static final Signature SIGNATURE = Publication.signature(NETWORK);
    private static final OnnxRuntime CPU = OnnxRuntime.on(Device.Wish.CPU, 1, false);
    private static final float[] LATENTS = Latents.normal(3, 0, COUNT, SIZE);

    @Test
    void wholeClassesAreTheSameToTheLastBit() {
        Input whole = new Input(LATENTS, Labels.uniform(3, 0, COUNT, CLASSES));
        Input shares = Input.blended(LATENTS, oneHot(whole.labels()));

        try (Generator served = Generator.open(CPU, file(), SIGNATURE, 8, 1);
                Generator blending = blending(file())) {
            Output expected = served.all(whole);

            assertThat(blending.all(whole).raw()).isEqualTo(expected.raw());
            assertThat(blending.all(shares).raw()).isEqualTo(expected.raw());
            assertThat(blending.all(shares).images()).isEqualTo(expected.images());
        }
    }

    /** A ProGAN of 4×4 pixels and three classes, as the trainer published it: its file and its golden sample. */
    @Test
    void whatTheTrainerPublishesMakesItsGoldenImagesAndTheSameToTheLastBit() throws IOException {
        ModelFile onnx = new ModelFile.InMemory(resource("generator.onnx"));
        Map<String, Tensor> golden = Safetensors.decode(resource("golden.safetensors"));
        Signature published = new Signature(8, 4, 4, 1, List.of("boot", "shirt", "trousers"));
        Input whole =
                new Input(golden.get("latents").floats(), golden.get("labels").longs());

        try (Generator served = Generator.open(CPU, onnx, published, 8, 1);
                Generator blending =
                        Generator.openBlending(CPU, WideLabels.of(onnx, 3).orElseThrow(), published, 8, 1)) {
            Output expected = served.all(whole);
            Output made = blending.all(Input.blended(whole.latents(), oneHot(whole.labels())));

            assertThat(made.raw()).isEqualTo(expected.raw());
            assertThat(made.images()).isEqualTo(expected.images());
            assertThat(made.images()).isEqualTo(golden.get("images").bytes());
            for (int i = 0; i < made.raw().length; i++) {
                assertThat(made.raw()[i]).isCloseTo(golden.get("raw").floats()[i], within(1e-5f));
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream bytes = WideLabelsTest.class.getResourceAsStream(name)) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void halfwayTheNetworkIsGivenTheMeanOfTheRowsOfBothClasses() {
        float[] shares = new float[COUNT * CLASSES];
        for (int k = 0; k < COUNT; k++) {
            shares[k * CLASSES] = 0.5f;
            shares[k * CLASSES + 2] = 0.5f;
        }

        float[] made;
        try (Generator blending = blending(file())) {
            made = blending.all(Input.blended(LATENTS, shares)).raw();
        }

        for (int i = 0; i < made.length; i++) {
            int pixel = i % SIGNATURE.imageBytes();
            int row = i / SIGNATURE.imageBytes();
            double mean = (kernel(SIZE, pixel) + kernel(SIZE + 2, pixel)) / 2;
            for (int j = 0; j < SIZE; j++) {
                mean += LATENTS[row * SIZE + j] * kernel(j, pixel);
            }
            assertThat((double) made[i]).isCloseTo(Math.tanh(mean), within(1e-5));
        }
    }

    @Test
    void wholeAndBlendedClassesShareARun() {
        Input whole = new Input(LATENTS, Labels.uniform(3, 0, COUNT, CLASSES));
        float[] half = {0.5f, 0.5f, 0, 0, 0.25f, 0.75f};
        Input blended = Input.blended(Arrays.copyOf(LATENTS, 2 * SIZE), half);

        try (Generator blending = blending(file())) {
            Output together = Output.both(SIGNATURE, 2);
            Output beside = Output.both(SIGNATURE, COUNT);
            blending.generate(List.of(new Slice(whole, 4, 3, beside), new Slice(blended, 0, 2, together)));

            assertThat(together.raw()).isEqualTo(blending.all(blended).raw());
            assertThat(Arrays.copyOfRange(beside.images(), 4 * 48, 7 * 48))
                    .isEqualTo(Arrays.copyOfRange(blending.all(whole).images(), 4 * 48, 7 * 48));
        }
    }

    @Test
    void theFileThatItComesOfStaysAsItWas() {
        byte[] bytes = NETWORK.onnx();

        WideLabels.of(new ModelFile.InMemory(bytes), CLASSES).orElseThrow();

        assertThat(bytes).isEqualTo(NETWORK.onnx());
    }

    @Test
    void aFileOnDiskBecomesTheSameAndIsGoneThen(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectory(folder.resolve("own")).resolve("generator.onnx");
        Files.write(file, NETWORK.onnx());

        try (ModelFile onDisk = new ModelFile.OnDisk(file)) {
            assertThat(WideLabels.of(onDisk, CLASSES).orElseThrow().bytes())
                    .isEqualTo(WideLabels.of(file(), CLASSES).orElseThrow().bytes());
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void filesWithoutOneHotVectorsTakeWholeClassesOnly() {
        assertThat(WideLabels.of(new ModelFile.InMemory(new TinyGenerator(8, 4, 3, 7).onnx()), CLASSES))
                .as("no classes")
                .isEmpty();
        assertThat(WideLabels.of(new ModelFile.InMemory(new TinyGenerator(8, 4, 3, 7, CLASSES, true).onnx()), CLASSES))
                .as("rows of a table")
                .isEmpty();
        assertThat(WideLabels.of(new ModelFile.InMemory(new byte[100]), CLASSES))
                .as("no network")
                .isEmpty();
        assertThat(changed(graph -> graph.addNode(NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(Signature.LABELS)
                        .addOutput("more"))))
                .as("labels that are read twice")
                .isEmpty();
        assertThat(changed(graph -> graph.getNodeBuilder(0).setDomain("others")))
                .as("somebody else's operator")
                .isEmpty();
        assertThat(changed(graph -> graph.getNodeBuilder(0)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("axis")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(0))))
                .as("another axis")
                .isEmpty();
        assertThat(changed(graph -> {})).as("as it is").isPresent();
    }

    private static Optional<ModelFile> changed(Consumer<GraphProto.Builder> change) {
        try {
            ModelProto.Builder model = ModelProto.newBuilder().mergeFrom(NETWORK.onnx());
            change.accept(model.getGraphBuilder());
            return WideLabels.of(new ModelFile.InMemory(model.build().toByteArray()), CLASSES);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static ModelFile file() {
        return new ModelFile.InMemory(NETWORK.onnx());
    }

    private static Generator blending(ModelFile onnx) {
        return Generator.openBlending(CPU, WideLabels.of(onnx, CLASSES).orElseThrow(), SIGNATURE, 8, 1);
    }

    private static double kernel(int row, int pixel) {
        int pixels = SIGNATURE.imageBytes();
        return Latents.normal(7, row, 1, pixels)[pixel];
    }

    private static float[] oneHot(long[] labels) {
        float[] shares = new float[labels.length * CLASSES];
        for (int k = 0; k < labels.length; k++) {
            shares[k * CLASSES + (int) labels[k]] = 1;
        }
        return shares;
    }
}
