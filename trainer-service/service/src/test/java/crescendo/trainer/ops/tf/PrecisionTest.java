package crescendo.trainer.ops.tf;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.gan.DiscriminatorLoss;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.Gain;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.portion.Draws;
import crescendo.trainer.regulariser.GradientPenalty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

class PrecisionTest {
    /** Half of the distance from 1 to the next bfloat16: what one rounding changes at most. */
    private static final double ROUNDING = 1 / 256.0;

    private interface Layer extends BiFunction<Ops<Operand<TFloat32>>, Operand<TFloat32>, Operand<TFloat32>> {}

    static Stream<Arguments> layers() {
        Layer conv = (ops, x) -> ops.conv(x, 3, 6, Gain.RECTIFIED, "layer");
        Layer larger = (ops, x) -> ops.upsampleConv(x, 3, 6, Gain.RECTIFIED, "layer");
        Layer smaller = (ops, x) -> ops.convDownsample(x, 3, 6, Gain.RECTIFIED, "layer");
        return Stream.of(
                Arguments.of("conv", conv),
                Arguments.of("upsampleConv", larger),
                Arguments.of("convDownsample", smaller));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void roundsWhatIsMultipliedAndNoMore(String name, Layer layer) {
        float[] wide = outputs(Precision.FULL, layer);

        double error = length(difference(wide, outputs(Precision.BFLOAT16, layer))) / length(wide);
        assertThat(error).as("the narrow layer is another computation").isPositive();
        assertThat(error).as("of the length of the output").isLessThan(ROUNDING);
        double finer = length(difference(wide, outputs(Precision.FLOAT16, layer))) / length(wide);
        assertThat(finer).as("float16 rounds too, but more finely").isPositive().isLessThan(ROUNDING / 4);
    }

    @Test
    void leavesColoursAlone() {
        Layer toColours = (ops, x) -> ops.conv(x, 1, 3, Gain.LINEAR, "layer");

        assertThat(outputs(Precision.BFLOAT16, toColours)).isEqualTo(outputs(Precision.FULL, toColours));
    }

    @Test
    void givesSecondOrderGradientsThatPointWhereTheWideOnesDo() {
        Map<String, float[]> wide = slopes(Precision.FULL);
        Map<String, float[]> narrow = slopes(Precision.BFLOAT16);

        double whole = Math.sqrt(
                wide.values().stream().mapToDouble(slope -> sum(slope, slope)).sum());
        // far more than a rounding: sums over reals and fakes cancel, and a unit near zero may round to its other side
        wide.forEach((name, slope) -> assertThat(length(difference(slope, narrow.get(name))) / whole)
                .as("error of %s, of the length of the whole gradient", name)
                .isLessThan(0.05));
    }

    private static float[] outputs(Precision precision, Layer layer) {
        try (Graph tensorFlow = new Graph()) {
            TypedGraph<TFloat32> graph = TypedGraph.float32(tensorFlow, precision);
            VariableBank<TFloat32> bank = new VariableBank<>(graph);
            VariableScope<TFloat32> scope = new VariableScope<>(bank, "n");
            Operand<TFloat32> y = layer.apply(new TfOps<>(graph, scope), noise(graph, 5, 4, 8, 8, 16));
            return fetched(bank, scope, y.asOutput()).get(0);
        }
    }

    /** Of the loss of WGAN-GP, by parameter. */
    private static Map<String, float[]> slopes(Precision precision) {
        ProGanDiscriminator network = new ProGanDiscriminator(ChannelPlan.of(16, 12), 1);
        try (Graph tensorFlow = new Graph()) {
            TypedGraph<TFloat32> graph = TypedGraph.float32(tensorFlow, precision);
            VariableBank<TFloat32> bank = new VariableBank<>(graph);
            VariableScope<TFloat32> scope = new VariableScope<>(bank, "d");
            Operand<TFloat32> loss = new DiscriminatorLoss<>(
                            graph,
                            new Wasserstein(),
                            images -> network.score(new TfOps<>(graph, scope), images, 8, graph.scalar(0.6)))
                    .of(
                            noise(graph, 1, 8, 8, 8, 1),
                            noise(graph, 2, 8, 8, 8, 1),
                            List.of(new GradientPenalty(10, 1)),
                            Draws.whole(graph, 8, 1, 2))
                    .loss();
            List<Parameter> parameters = scope.parameters();
            Output<?>[] values = parameters.stream()
                    .map(parameter -> scope.value(parameter).asOutput())
                    .toArray(Output<?>[]::new);
            List<float[]> slopes = fetched(bank, scope, graph.gradients(loss, values));
            Map<String, float[]> byName = new HashMap<>();
            for (int i = 0; i < slopes.size(); i++) byName.put(parameters.get(i).name(), slopes.get(i));
            return byName;
        }
    }

    private static List<float[]> fetched(
            VariableBank<TFloat32> bank, VariableScope<TFloat32> scope, Output<?>... outputs) {
        try (Session session = Sessions.open(bank.graph().graph(), 1)) {
            Random random = new Random(3);
            Map<String, Tensor> start = new HashMap<>();
            for (Parameter parameter : scope.parameters()) {
                float[] values = new float[parameter.count()];
                for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
                start.put(scope.variable(parameter), Tensor.of(values, parameter.sides()));
            }
            bank.write(session, start);
            Session.Runner runner = session.runner();
            for (Output<?> output : outputs) runner.fetch(output);
            List<float[]> values = new ArrayList<>();
            try (Result result = runner.run()) {
                for (int i = 0; i < outputs.length; i++)
                    values.add(HostTensors.fromTensorFlow(result.get(i)).floats());
            }
            return values;
        }
    }

    private static Operand<TFloat32> noise(TypedGraph<TFloat32> graph, long key, long... shape) {
        return graph.normal(graph.ops().constant(new long[] {key, 0}), shape);
    }

    private static float[] difference(float[] a, float[] b) {
        float[] difference = new float[a.length];
        for (int i = 0; i < a.length; i++) difference[i] = a[i] - b[i];
        return difference;
    }

    private static double length(float[] a) {
        return Math.sqrt(sum(a, a));
    }

    private static double sum(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (double) a[i] * b[i];
        return sum;
    }
}
