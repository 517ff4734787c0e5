package crescendo.inference.runtime.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.runtime.ModelFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A network that was trained here has bytes at both ends, and yet pictures of 16 bits keep all of theirs. */
class SixteenBitsTest {
    private static final TinyUpscaler NETWORK = TinyUpscaler.own(2, 3, 5);
    private static final int SIDE = 40;

    static Stream<TinyUpscaler> networks() {
        return Stream.of(NETWORK, TinyUpscaler.own(3, 1, 6), TinyUpscaler.own(4, 3, 7));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void aGradientIsWhatTheSameNetworkMakesOfNumbers(TinyUpscaler network) {
        TinyUpscaler ofNumbers = network.foreign(Layout.NCHW, Values.numbers(0, 1));
        try (Upscaler own = TinyUpscalers.open(network);
                Upscaler numbers = TinyUpscalers.open(ofNumbers)) {
            int[] made = made(own, 65535);
            int[] wanted = made(numbers, 65535);

            assertThat(Arrays.stream(made).distinct().count()).as("levels").isGreaterThan(1000);
            for (int i = 0; i < made.length; i++) {
                assertThat(made[i]).as("sample %d", i).isCloseTo(wanted[i], within(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void eightBitsAreWhatTheFileMakesOfBytes(TinyUpscaler network) throws OrtException {
        try (Upscaler own = TinyUpscalers.open(network)) {
            byte[] direct = direct(network, network.onnx());

            assertThat(bytes(made(own, 255))).isEqualTo(direct);
            assertThat(own.run(shape(network), ByteBuffer.wrap(picture(network))))
                    .as("as the protocol has them")
                    .isEqualTo(ByteBuffer.wrap(direct));
        }
    }

    @Test
    void bothComeInTurnsFromOneNetwork() {
        try (Upscaler own = TinyUpscalers.open(NETWORK)) {
            int[] eight = made(own, 255);
            int[] sixteen = made(own, 65535);

            assertThat(made(own, 255)).isEqualTo(eight);
            assertThat(made(own, 65535)).isEqualTo(sixteen);
        }
    }

    @Test
    void soItIsOfAFileOnDisk(@TempDir Path folder) throws IOException {
        Path file = Files.write(Files.createDirectory(folder.resolve("alone")).resolve("upscaler"), NETWORK.onnx());
        try (ModelFile onDisk = new ModelFile.OnDisk(file);
                Upscaler fromDisk = TinyUpscalers.open(NETWORK, onDisk);
                Upscaler own = TinyUpscalers.open(NETWORK)) {
            assertThat(made(fromDisk, 65535)).isEqualTo(made(own, 65535));
        }
    }

    /** Files that are used like ours, and are none. */
    static Stream<Arguments> others() {
        Consumer<GraphProto.Builder> readTwice = graph -> graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput("images").addOutput("seen"));
        Consumer<GraphProto.Builder> otherNumbers = graph -> graph.getInitializerBuilderList().stream()
                .filter(constant -> constant.getName().equals("half"))
                .forEach(constant -> constant.setRawData(ByteString.copyFrom(
                        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 100))));
        Consumer<GraphProto.Builder> readWithin = graph -> graph.addInitializer(TensorProto.newBuilder()
                        .setName("always")
                        .setDataType(TensorProto.DataType.BOOL_VALUE)
                        .addInt32Data(1))
                .addNode(NodeProto.newBuilder()
                        .setOpType("If")
                        .addInput("always")
                        .addOutput("seen")
                        .addAttribute(branch("then_branch"))
                        .addAttribute(branch("else_branch")))
                .addOutput(unshaped("seen", TensorProto.DataType.UINT8_VALUE));
        Consumer<GraphProto.Builder> large = graph -> graph.addInitializer(TensorProto.newBuilder()
                        .setName("broad")
                        .setDataType(TensorProto.DataType.FLOAT_VALUE)
                        .addAllDims(List.of(1L, 3L, 20L, 20L))
                        .setRawData(ByteString.copyFrom(new byte[4 * 3 * 20 * 20])))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Conv")
                        .addAllInput(List.of("planes", "broad"))
                        .addOutput("seen"))
                .addOutput(unshaped("seen", TensorProto.DataType.FLOAT_VALUE));
        Consumer<GraphProto.Builder> noNumbers = graph -> graph.removeOutput(1);
        return Stream.of(
                Arguments.of("bytes alone", noNumbers),
                Arguments.of("bytes that are read by more than a conversion", readTwice),
                Arguments.of("bytes that are read within a branch", readWithin),
                Arguments.of("pictures that are larger than that of the trial", large),
                Arguments.of("numbers that mean something else", otherNumbers));
    }

    // Of bytes alone: there is no such operator of numbers.
    private static AttributeProto branch(String name) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(GraphProto.newBuilder()
                        .setName(name)
                        .addNode(NodeProto.newBuilder()
                                .setOpType("BitShift")
                                .addAllInput(List.of("images", "images"))
                                .addOutput(name + "_made")
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("direction")
                                        .setType(AttributeProto.AttributeType.STRING)
                                        .setS(ByteString.copyFromUtf8("RIGHT"))))
                        .addOutput(unshaped(name + "_made", TensorProto.DataType.UINT8_VALUE)))
                .build();
    }

    private static ValueInfoProto unshaped(String name, int type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type)))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void whereNumbersCannotBeHadThereAre256Levels(String what, Consumer<GraphProto.Builder> change)
            throws IOException, OrtException {
        ModelProto.Builder model = ModelProto.parseFrom(NETWORK.onnx()).toBuilder();
        change.accept(model.getGraphBuilder());
        byte[] onnx = model.build().toByteArray();
        byte[] direct = direct(NETWORK, onnx);

        try (Upscaler other = TinyUpscalers.open(NETWORK, new ModelFile.InMemory(onnx.clone()))) {
            assertThat(bytes(made(other, 255))).isEqualTo(direct);
            assertThat(Arrays.stream(made(other, 65535))).allMatch(value -> value % 257 == 0);
        }
    }

    @Test
    void whatIsNoNetworkIsRefusedAsBefore() {
        byte[] broken = Arrays.copyOf(NETWORK.onnx(), 300);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TinyUpscalers.open(NETWORK, new ModelFile.InMemory(broken)))
                .withMessageContaining("ONNX Runtime does not take the file");
    }

    /** Of the gradient, whose levels of 8 bits are those that lie nearest. */
    private static int value(int y, int x, int channel, int white) {
        int deep = (y * SIDE + x) * 41 * (channel + 1) % 65536;
        return white == 255 ? (deep + 128) / 257 : deep;
    }

    private static int[] made(Upscaler upscaler, int white) {
        int channels = upscaler.spec().colours().channels();
        int side = SIDE * upscaler.spec().scale();
        int[] made = new int[side * side * channels];
        upscaler.run(
                new Patches(1, SIDE, SIDE, white, (patch, y, x, channel) -> value(y, x, channel, white)),
                upscaled -> Arrays.setAll(
                        made, i -> upscaled.at(0, i / channels / side, i / channels % side, i % channels)));
        return made;
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static long[] shape(TinyUpscaler network) {
        return new long[] {1, SIDE, SIDE, network.colours().channels()};
    }

    private static byte[] picture(TinyUpscaler network) {
        int channels = network.colours().channels();
        byte[] picture = new byte[SIDE * SIDE * channels];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) value(i / channels / SIDE, i / channels % SIDE, i % channels, 255);
        }
        return picture;
    }

    /** What ONNX Runtime makes of the file as it is, given the bytes. */
    private static byte[] direct(TinyUpscaler network, byte[] onnx) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        byte[] picture = picture(network);
        ByteBuffer memory =
                ByteBuffer.allocateDirect(picture.length).put(picture).flip();
        try (OrtSession session = environment.createSession(onnx);
                OnnxTensor images = OnnxTensor.createTensor(environment, memory, shape(network), OnnxJavaType.UINT8);
                OrtSession.Result made = session.run(Map.of("images", images), Set.of("upscaled"))) {
            ByteBuffer upscaled = ((OnnxTensor) made.get("upscaled").orElseThrow()).getByteBuffer();
            byte[] bytes = new byte[upscaled.remaining()];
            upscaled.get(bytes);
            return bytes;
        }
    }
}
