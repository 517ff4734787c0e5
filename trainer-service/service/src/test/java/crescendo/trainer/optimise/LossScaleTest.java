package crescendo.trainer.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** One parameter, whose slope is fed. */
class LossScaleTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    @Test
    void growsAfterGoodStepsAndShrinksAtABadOne() {
        assertThat(scalesAfter(1, 1)).containsExactly(65536f, 131072f);
        assertThat(scalesAfter(1, ENDLESS, 1, 1)).containsExactly(65536f, 32768f, 32768f, 65536f);
    }

    @Test
    void aBadStepChangesNeitherTheParameterNorAdam() {
        List<Map<String, Tensor>> states = states(2, ENDLESS, 2);

        for (String name : List.of("net/layer/bias", "adam/net/v/layer/bias", "adam/net/beta2Power")) {
            assertThat(states.get(1).get(name)).as(name).isEqualTo(states.get(0).get(name));
            assertThat(states.get(2).get(name))
                    .as(name)
                    .isNotEqualTo(states.get(0).get(name));
        }
    }

    @Test
    void adamSeesTheSlopesOfTheLossItself() {
        assertThat(states(3).get(0).get("adam/net/m/layer/bias").floats()).containsExactly(3);
    }

    private static List<Float> scalesAfter(double... slopes) {
        return states(slopes).stream()
                .map(state -> state.get("lossScale/net/scale").floats()[0])
                .toList();
    }

    /** After each of the steps; two good ones make the scale grow. */
    private static List<Map<String, Tensor>> states(double... slopes) {
        List<Map<String, Tensor>> states = new ArrayList<>();
        try (Graph tensorFlow = new Graph()) {
            TypedGraph<TFloat32> graph = TypedGraph.float32(tensorFlow);
            VariableBank<TFloat32> bank = new VariableBank<>(graph);
            VariableScope<TFloat32> scope = new VariableScope<>(bank, "net");
            Operand<TFloat32> slope = graph.ops().placeholder(TFloat32.class, Placeholder.shape(Shape.of(1)));
            Operand<TFloat32> value = scope.value(Parameter.bias("layer", 1));
            LossScale scale = new LossScale(bank, scope, 2);
            Adam adam = new Adam(bank, scope, new AdamSettings(0.1, 0, 0.99, 1e-8), graph.scalar(0.1));
            Operand<TFloat32> loss = graph.meanOfAll(graph.ops().math.mul(value, slope));
            Gradients lowered = scale.lowered(Gradients.of(scale.raised(loss), scope));
            Operand<TBool> finite = scale.finite(lowered);
            List<Op> ops = new ArrayList<>(adam.follow(scale.where(finite, lowered)));
            ops.addAll(scale.follow(finite));
            Map<String, Tensor> start = new LinkedHashMap<>(adam.initial());
            start.putAll(scale.initial());
            start.put("net/layer/bias", Tensor.of(new float[] {1}, 1));
            try (Session session = Sessions.open(tensorFlow, 1)) {
                bank.write(session, start);
                for (double at : slopes) {
                    try (var fed = TFloat32.vectorOf((float) at)) {
                        Session.Runner runner = session.runner().feed(slope, fed);
                        ops.forEach(runner::addTarget);
                        runner.run().close();
                    }
                    states.add(bank.values(session, bank.names()));
                }
            }
        }
        return states;
    }
}
