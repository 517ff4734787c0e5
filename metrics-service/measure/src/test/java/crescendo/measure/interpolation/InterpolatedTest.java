package crescendo.measure.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxTensor;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import crescendo.contracts.Latents;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.upscaler.ForeignUpscaler;
import crescendo.measure.upscaler.Probed;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two small upscalers of one architecture, and what lies between them, run by ONNX Runtime. */
class InterpolatedTest {
    private static final OnnxRuntime RUNTIME = new OnnxRuntime(1, 1);
    private static final Values ONE = new Values("float32", 0, 1);
    private static final int SIDE = 16;
    private static final float TOLERANCE = 1e-6f;

    private static final byte[] SOFT =
            ForeignUpscaler.of(2, 3, Layout.NCHW, ONE).onnx();
    private static final byte[] SHARP =
            ForeignUpscaler.of(2, 3, Layout.NCHW, ONE).otherwise(0.01f).onnx();

    private static UpscalerSpec spec(int overlap) {
        return new UpscalerSpec("lr", "sr", 2, Colours.RGB, Layout.NCHW, ONE, ONE, overlap, 1);
    }

    private static Parent parent(String name, byte[] onnx) {
        return new Parent(name, spec(1), Optional.empty(), onnx);
    }

    private static Interpolated between(double alpha) {
        return Interpolated.of(RUNTIME, parent("soft@v1", SOFT), parent("sharp@v2", SHARP), alpha);
    }

    private static float[] made(byte[] onnx) {
        float[] picture = Latents.normal(11, 0, 3, SIDE * SIDE);
        for (int i = 0; i < picture.length; i++) picture[i] = 0.5f + 0.2f * picture[i];
        return larger(onnx, picture, SIDE);
    }

    /** Of one picture in RGB bytes, by a file that takes and gives [0, 1] and colours first. */
    private static float[] larger(byte[] onnx, byte[] small, int side) {
        float[] planes = new float[small.length];
        for (int at = 0; at < small.length; at++) planes[at % 3 * side * side + at / 3] = (small[at] & 0xff) / 255f;
        return larger(onnx, planes, side);
    }

    private static float[] larger(byte[] onnx, float[] planes, int side) {
        float[] larger = new float[4 * planes.length];
        try (Network network = new Network(RUNTIME, "net", onnx, Set.of("lr"), Set.of("sr"), Set.of())) {
            Network.Feed feed = environment ->
                    OnnxTensor.createTensor(environment, FloatBuffer.wrap(planes), new long[] {1, 3, side, side});
            network.run(Map.of("lr", feed), (name, values) -> values.getFloatBuffer()
                    .get(larger));
        }
        return larger;
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += Math.abs(one[i] - other[i]);
        return sum / one.length;
    }

    @Test
    void theEndsAreTheParents() {
        assertThat(made(between(0).onnx())).containsExactly(made(SOFT), within(TOLERANCE));
        assertThat(made(between(1).onnx())).containsExactly(made(SHARP), within(TOLERANCE));
        assertThat(distance(made(SOFT), made(SHARP))).as("two networks").isGreaterThan(0.01);
    }

    @Test
    void theWayFromOneToTheOtherGoesStraightOn() {
        float[] soft = made(SOFT);
        float[] sharp = made(SHARP);
        double gone = 0;
        double left = distance(soft, sharp);

        for (double alpha : new double[] {0.2, 0.4, 0.6, 0.8, 1}) {
            float[] there = made(between(alpha).onnx());

            assertThat(distance(soft, there)).as("from the start at %s", alpha).isGreaterThan(gone);
            assertThat(distance(there, sharp)).as("to the end at %s", alpha).isLessThan(left);
            gone = distance(soft, there);
            left = distance(there, sharp);
        }
    }

    @Test
    void theTestPictureIsWhatTheNewNetworkMakesOfIt() {
        Interpolated between = between(0.5);
        Probed half = between.probed();

        Map<String, Tensor> golden = Safetensors.decode(half.golden());
        assertThat(golden.get("images").shape()).containsExactly(1, 48, 48, 3);
        assertThat(golden.get("upscaled").shape()).containsExactly(1, 96, 96, 3);
        byte[] large = golden.get("upscaled").bytes();
        float[] made = larger(between.onnx(), golden.get("images").bytes(), 48);
        for (int at = 0; at < large.length; at++) {
            float value = Math.min(1, Math.max(0, made[at % 3 * 96 * 96 + at / 3]));
            assertThat((large[at] & 0xff) / 255f).as("value %d", at).isCloseTo(value, within(1 / 255f));
        }
        assertThat(half.large())
                .isNotEqualTo(between(0).probed().large())
                .isNotEqualTo(between(1).probed().large());
    }

    @Test
    void tilesOverlapAsFarAsEitherParentNeedsAndNoLessThanIsMeasured() {
        Parent far = new Parent("far@v1", spec(40), Optional.empty(), SOFT);

        assertThat(Interpolated.of(RUNTIME, far, parent("sharp@v2", SHARP), 0.5)
                        .probed()
                        .spec()
                        .overlap())
                .isEqualTo(40);
        assertThat(between(0.5).probed().spec().overlap())
                .as("of two convolutions, though the parents say 1")
                .isBetween(2, 3);
    }

    @Test
    void whyItsReachCouldNotBeMeasuredIsSaid() throws Exception {
        Parent from = new Parent("soft@v1", spec(3), Optional.empty(), seenAsAWhole(SOFT));
        Parent to = new Parent("sharp@v2", spec(2), Optional.empty(), seenAsAWhole(SHARP));

        Interpolated between = Interpolated.of(RUNTIME, from, to, 0.5);

        assertThat(between.probed().spec().overlap()).isEqualTo(3);
        assertThat(between.unmeasured())
                .hasValueSatisfying(why -> assertThat(why).contains("so that tiles would show"));
        assertThat(between(0.5).unmeasured()).isEmpty();
    }

    /** Every pixel of what such a file makes depends on all that it is given. */
    private static byte[] seenAsAWhole(byte[] onnx) throws InvalidProtocolBufferException {
        ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder();
        NodeProto.Builder last = graph.getNodeBuilder(graph.getNodeCount() - 1);
        String made = last.getInput(0);
        last.setInput(0, "lifted");
        graph.addInitializer(TensorProto.newBuilder()
                .setName("little")
                .setDataType(1)
                .addDims(1)
                .addFloatData(0.1f));
        List<NodeProto.Builder> added = List.of(
                NodeProto.newBuilder()
                        .setOpType("GlobalAveragePool")
                        .addInput(made)
                        .addOutput("pooled"),
                NodeProto.newBuilder()
                        .setOpType("Mul")
                        .addInput("pooled")
                        .addInput("little")
                        .addOutput("share"),
                NodeProto.newBuilder()
                        .setOpType("Add")
                        .addInput(made)
                        .addInput("share")
                        .addOutput("lifted"));
        for (NodeProto.Builder node : added) graph.addNode(graph.getNodeCount() - 1, node);
        return model.build().toByteArray();
    }

    @Test
    void numbersThatAreNotInterpolatedMustBeTheSame() throws Exception {
        TensorProto.Builder half =
                TensorProto.newBuilder().setName("half").setDataType(10).addDims(1);
        Parent from = parent("soft@v1", with(SOFT, half.setRawData(ByteString.copyFrom(new byte[] {0, 60}))));
        Parent to = parent("sharp@v2", with(SHARP, half.setRawData(ByteString.copyFrom(new byte[] {0, 61}))));

        refused(
                from,
                to,
                "nothing lies between: weight half FLOAT16[1] is another in soft@v1 than in sharp@v2, and its kind"
                        + " of numbers is not interpolated");
    }

    private static byte[] with(byte[] onnx, TensorProto.Builder weight) throws InvalidProtocolBufferException {
        ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
        model.getGraphBuilder().addInitializer(weight);
        return model.build().toByteArray();
    }

    @Test
    void aConstantInANodeOfItsOwnIsNoWeight() throws Exception {
        Parent from = parent("soft@v1", constant(SOFT, 1));
        Parent to = parent("sharp@v2", constant(SHARP, 2));

        refused(
                from,
                to,
                "nothing lies between: value of node 0 (Constant told) is another in soft@v1 than in sharp@v2");
    }

    private static byte[] constant(byte[] onnx, float value) throws InvalidProtocolBufferException {
        ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(1).addFloatData(value);
        AttributeProto.Builder held = AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeType.TENSOR)
                .setT(tensor);
        model.getGraphBuilder()
                .addNode(
                        0,
                        NodeProto.newBuilder()
                                .setOpType("Constant")
                                .addOutput("told")
                                .addAttribute(held));
        return model.build().toByteArray();
    }

    @Test
    void weightsAreInterpolatedWhereBothHaveThem() {
        Map<String, Tensor> zero = Map.of("ema/a", Tensor.of(new float[] {0}, 1));
        Map<String, Tensor> four = Map.of("ema/a", Tensor.of(new float[] {4}, 1));
        Parent from = new Parent("soft@v1", spec(1), Optional.of(zero), SOFT);
        Parent to = new Parent("sharp@v2", spec(1), Optional.of(four), SHARP);

        byte[] weights = Interpolated.of(RUNTIME, from, to, 0.25).weights().orElseThrow();

        assertThat(Safetensors.decode(weights)).isEqualTo(Map.of("ema/a", Tensor.of(new float[] {1}, 1)));
        assertThat(between(0.25).weights()).isEmpty();
        refused(from, parent("sharp@v2", SHARP), "soft@v1 has weights.safetensors, and sharp@v2 has not");
    }

    private static void refused(Parent from, Parent to, String reason) {
        assertThatExceptionOfType(UnlikeNetworks.class)
                .isThrownBy(() -> Interpolated.of(RUNTIME, from, to, 0.5))
                .withMessageContaining(reason);
    }

    private static void refused(Consumer<GraphProto.Builder> change, String reason) throws Exception {
        refused(parent("soft@v1", SOFT), parent("sharp@v2", changed(change)), reason);
    }

    private static byte[] changed(Consumer<GraphProto.Builder> change) throws InvalidProtocolBufferException {
        ModelProto.Builder model = ModelProto.parseFrom(SHARP).toBuilder();
        change.accept(model.getGraphBuilder());
        return model.build().toByteArray();
    }

    @Test
    void theFirstNodeThatDiffersIsNamed() throws Exception {
        refused(
                graph -> graph.getNodeBuilder(6).setOpType("Sigmoid"),
                "node 6 is Relu in soft@v1, and Sigmoid in sharp@v2");
        refused(
                graph -> graph.getNodeBuilder(5).getAttributeBuilder(0).setInts(0, 3),
                "pads of node 5 (Conv wide) is [2, 2, 2, 2] in soft@v1, and [3, 2, 2, 2] in sharp@v2");
        refused(
                graph -> graph.getNodeBuilder(5).setInput(1, "second"),
                "what feeds node 5 (Conv wide) is [squares, first] in soft@v1, and [squares, second] in sharp@v2");
        refused(
                graph -> graph.removeNode(graph.getNodeCount() - 1),
                "soft@v1 has node 18 (Cast sr), and sharp@v2 has not");
    }

    @Test
    void theFirstWeightThatDiffersInMoreThanItsNumbersIsNamed() throws Exception {
        refused(
                graph -> graph.getInitializerBuilder(0).setDims(1, 4),
                "weight first is FLOAT[16, 3, 5, 5] in soft@v1, and FLOAT[16, 4, 5, 5] in sharp@v2");
        refused(
                graph -> graph.removeInitializer(1),
                "soft@v1 has weight second FLOAT[12, 16, 3, 3], and sharp@v2 has not");
        refused(
                graph ->
                        graph.addInitializer(graph.getInitializer(0).toBuilder().setName("third")),
                "sharp@v2 has weight third FLOAT[16, 3, 5, 5], and soft@v1 has not");
    }

    @Test
    void whatIsUsedOtherwiseIsNoSuchNetwork() {
        UpscalerSpec bgr = new UpscalerSpec("lr", "sr", 2, Colours.BGR, Layout.NCHW, ONE, ONE, 1, 1);

        refused(
                parent("soft@v1", SOFT),
                new Parent("sharp@v2", bgr, Optional.empty(), SHARP),
                "the order of colours is RGB in soft@v1, and BGR in sharp@v2");
    }

    @Test
    void aFileThatIsNoneIsNamed() {
        assertThatExceptionOfType(UnusableNetwork.class)
                .isThrownBy(() -> Interpolated.of(
                        RUNTIME, parent("soft@v1", SOFT), parent("sharp@v2", new byte[] {1, 2, 3}), 0.5))
                .withMessageStartingWith("the file of sharp@v2 is no ONNX file");
    }

    @Test
    void anotherOpsetIsAnotherNetwork() throws Exception {
        ModelProto.Builder other = ModelProto.parseFrom(SHARP).toBuilder();
        other.getOpsetImportBuilder(0).setVersion(14);

        refused(
                parent("soft@v1", SOFT),
                parent("sharp@v2", other.build().toByteArray()),
                "the version of the operators is [version: 13] in soft@v1");
    }

    @Test
    void everythingButTheNumbersOfWeightsIsAsItWas() throws Exception {
        ModelProto made = ModelProto.parseFrom(between(0.5).onnx());
        ModelProto soft = ModelProto.parseFrom(SOFT);

        assertThat(made.getGraph().getNodeList()).isEqualTo(soft.getGraph().getNodeList());
        assertThat(made.getGraph().getInitializerList())
                .extracting(weight -> List.of(weight.getName(), weight.getDimsList()))
                .isEqualTo(soft.getGraph().getInitializerList().stream()
                        .map(weight -> List.of(weight.getName(), weight.getDimsList()))
                        .toList());
    }
}
