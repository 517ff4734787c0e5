package crescendo.trainer.ops.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.gan.Pixels;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.upscaling.Rrdb;
import crescendo.trainer.model.upscaling.SrResNet;
import crescendo.trainer.model.upscaling.Upscaler;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upscalers are served as they are trained, whatever size the image has. */
class UpscalerParityTest {
    private static final float TOLERANCE = 1e-4f;
    /** A step of 16 bits. */
    private static final float FINE = 1f / 65535;

    static Stream<Upscaler> upscalers() {
        return IntStream.of(1, 3).boxed().flatMap(colours -> IntStream.of(2, 3, 4)
                .boxed()
                .flatMap(scale -> Stream.of(new Rrdb(scale, colours, 6, 2, 4), new SrResNet(scale, colours, 8, 2))));
    }

    @ParameterizedTest
    @MethodSource("upscalers")
    void everyUpscalerIsServedAsItIsTrained(Upscaler network) throws Exception {
        Map<String, Tensor> weights = weights(network);
        byte[] file = OnnxExport.upscaler(network, weights);

        for (int[] sides : new int[][] {{1, 1}, {5, 7}, {16, 9}}) agree(network, weights, file, sides[0], sides[1]);
    }

    private static void agree(Upscaler network, Map<String, Tensor> weights, byte[] file, int height, int width)
            throws Exception {
        byte[] pixels = new byte[2 * height * width * network.colours()];
        new Random(3).nextBytes(pixels);
        Tensor images = Tensor.of(pixels, 2, height, width, network.colours());
        Tensor numbers = Tensor.of(numbers(pixels), images.shape());

        Interpreted.Network upscale = (graph, ops, x) -> network.upscale(ops, x);
        float[] trained = Interpreted.byTensorFlow(upscale, numbers, weights);
        float[] shown = Interpreted.byTensorFlow(upscale, numbers, weights, -1);
        var served = Interpreted.byOnnxRuntime(file, "images", images);

        assertThat(served.get("upscaled").shape())
                .containsExactly(2, network.scale() * height, network.scale() * width, network.colours());
        float furthest = furthest(served.get("raw").floats(), trained);
        assertThat(furthest).as("of the range").isLessThan(TOLERANCE * range(trained));
        assertThat(furthest(shown, trained)).isLessThan(TOLERANCE * range(trained));
        assertThat(levelsApart(
                        served.get("upscaled").bytes(),
                        Pixels.of(Tensor.of(trained, trained.length)).bytes()))
                .isLessThanOrEqualTo(1);
    }

    /** So that what serves it loses none of 16 bits: the byte that says of which type the input is is all that is changed there. */
    @ParameterizedTest
    @MethodSource("upscalers")
    void givenNumbersInPlaceOfBytesTheFileIsTheNetworkToo(Upscaler network) throws Exception {
        Map<String, Tensor> weights = weights(network);
        ModelProto.Builder file = ModelProto.parseFrom(OnnxExport.upscaler(network, weights)).toBuilder();
        file.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE);
        float[] between = new float[9 * 7 * network.colours()];
        float[] numbers = new float[between.length];
        for (int i = 0; i < between.length; i++) {
            between[i] = i * 7919 % 65536 / 257f;
            numbers[i] = between[i] * (1 / 127.5f) - 1;
        }
        long[] shape = {1, 9, 7, network.colours()};

        Interpreted.Network upscale = (graph, ops, x) -> network.upscale(ops, x);
        float[] trained = Interpreted.byTensorFlow(upscale, Tensor.of(numbers, shape), weights);
        var served = Interpreted.byOnnxRuntime(file.build().toByteArray(), "images", Tensor.of(between, shape));

        assertThat(furthest(served.get("raw").floats(), trained))
                .as("of the range")
                .isLessThan(FINE * range(trained));
    }

    /** So that networks can be interpolated by their files as well as by their weights: Wang et al. 2018, section 3.4. */
    @ParameterizedTest
    @MethodSource("upscalers")
    void theFileOfWeightsBetweenIsTheFileBetween(Upscaler network) throws Exception {
        Map<String, Tensor> some = weights(network);
        Map<String, Tensor> others = new HashMap<>();
        Map<String, Tensor> between = new HashMap<>();
        some.forEach((name, tensor) -> {
            float[] moved = tensor.floats();
            for (int i = 0; i < moved.length; i++) moved[i] = 1.5f * moved[i] + 0.25f;
            others.put(name, Tensor.of(moved, tensor.shape()));
            between.put(name, Tensor.of(between(tensor.floats(), moved), tensor.shape()));
        });

        GraphProto one = graph(network, some);
        GraphProto other = graph(network, others);
        GraphProto made = graph(network, between);

        assertThat(made.getNodeList()).isEqualTo(one.getNodeList()).isEqualTo(other.getNodeList());
        for (int i = 0; i < made.getInitializerCount(); i++) {
            TensorProto weight = made.getInitializer(i);
            float[] wanted = between(floats(one.getInitializer(i)), floats(other.getInitializer(i)));
            assertThat(weight.getName())
                    .isEqualTo(one.getInitializer(i).getName())
                    .isEqualTo(other.getInitializer(i).getName());
            assertThat(floats(weight)).as(weight.getName()).containsExactly(wanted, within(1e-6f));
        }
    }

    private static GraphProto graph(Upscaler network, Map<String, Tensor> weights) throws Exception {
        return ModelProto.parseFrom(OnnxExport.upscaler(network, weights)).getGraph();
    }

    private static float[] between(float[] from, float[] to) {
        float[] between = new float[from.length];
        for (int i = 0; i < between.length; i++) between[i] = 0.75f * from[i] + 0.25f * to[i];
        return between;
    }

    private static float[] floats(TensorProto weight) {
        assertThat(weight.getDataType()).as(weight.getName()).isEqualTo(TensorProto.DataType.FLOAT_VALUE);
        float[] values = new float[weight.getRawData().size() / Float.BYTES];
        weight.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /** Random ones; variances are above zero, and slopes below one. */
    private static Map<String, Tensor> weights(Upscaler network) {
        Map<String, Tensor> weights =
                new HashMap<>(Interpreted.weights(Summary.of(network, 4).parameters()));
        Summary.of(network, 4).parameters().forEach(parameter -> {
            int fanIn = Math.max(
                    1,
                    parameter.count() / parameter.shape().get(parameter.shape().size() - 1));
            float[] values = weights.get(parameter.name()).floats();
            for (int i = 0; i < values.length; i++) {
                if (parameter.name().endsWith("/variance")) values[i] = 0.5f + Math.abs(values[i]);
                else values[i] /= (float) Math.sqrt(fanIn);
            }
            weights.put(parameter.name(), Tensor.of(values, parameter.sides()));
        });
        return weights;
    }

    private static float range(float[] values) {
        float lowest = Float.MAX_VALUE;
        float highest = -Float.MAX_VALUE;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        return highest - lowest;
    }

    private static float furthest(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        float furthest = 0;
        for (int i = 0; i < a.length; i++) furthest = Math.max(furthest, Math.abs(a[i] - b[i]));
        return furthest;
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
