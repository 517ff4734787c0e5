package crescendo.trainer.optimise;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Dynamic loss scaling (Micikevicius et al. 2018, section 3.2): the loss is multiplied so that slopes do not vanish in float16. A
 * step whose slopes are no longer finite is left out and the scale halved; after many good steps it is doubled. The scale and the
 * count of good steps are variables, so that a resumed run goes on with them.
 */
public final class LossScale {
    /** Steps that are good in a row before the scale grows. */
    public static final int PATIENCE = 2000;

    private static final float FIRST = 1 << 16;

    private final VariableBank<TFloat32> bank;
    private final TypedGraph<TFloat32> graph;
    private final String scale;
    private final String good;
    private final int patience;

    public LossScale(VariableBank<TFloat32> bank, VariableScope<TFloat32> scope, int patience) {
        this.bank = bank;
        this.graph = bank.graph();
        this.scale = "lossScale/" + scope.prefix() + "/scale";
        this.good = "lossScale/" + scope.prefix() + "/goodSteps";
        this.patience = patience;
        bank.create(scale, List.of());
        bank.create(good, List.of());
    }

    /** What the loss is multiplied by. */
    public Operand<TFloat32> now() {
        return bank.read(scale);
    }

    Operand<TFloat32> raised(Operand<TFloat32> loss) {
        return graph.ops().math.mul(loss, now());
    }

    /** The slopes of the loss itself, of those of the raised one. */
    Gradients lowered(Gradients raised) {
        Operand<TFloat32> share = graph.ops().math.reciprocal(now());
        return raised.map(slope -> graph.ops().math.mul(slope, share));
    }

    Operand<TBool> finite(Gradients gradients) {
        return graph.ops().math.isFinite(gradients.norm());
    }

    /** The same slopes; whatever reads them, or waits for what does, does not happen where they are not finite. */
    Gradients where(Operand<TBool> finite, Gradients gradients) {
        return gradients.map(slope -> graph.ops().switchCond(slope, finite).outputTrue());
    }

    /** Ops that set the scale of the next step. */
    List<Op> follow(Operand<TBool> finite) {
        var tf = graph.ops();
        Operand<TFloat32> streak = graph.add(bank.read(good), 1);
        Operand<TBool> enough = tf.math.greaterEqual(streak, graph.scalar(patience));
        Operand<TFloat32> larger = tf.select(enough, graph.mul(now(), 2), now());
        Operand<TFloat32> smaller = tf.math.maximum(graph.mul(now(), 0.5), graph.scalar(1));
        Operand<TFloat32> counted = tf.select(enough, graph.scalar(0), streak);
        return List.of(
                tf.assignVariableOp(bank.handle(scale), tf.select(finite, larger, smaller)),
                tf.assignVariableOp(bank.handle(good), tf.select(finite, counted, graph.scalar(0))));
    }

    /** What its variables are before the first step. */
    Map<String, Tensor> initial() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        values.put(scale, Tensor.of(new float[] {FIRST}));
        values.put(good, Tensor.of(new float[] {0}));
        return values;
    }
}
