package crescendo.trainer.optimise;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.ops.tf.Precision;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** How a network gets from its loss to its next parameters: gathered over micro-batches, raised where float16 asks for it, by Adam. */
public final class Descent {
    /**
     * One step.
     *
     * @param gathering what the runs for all micro-batches but the last do
     * @param improving what the last one does, after which the parameters are new
     * @param finishing what it does besides
     * @param figures what the last one tells of the whole minibatch, by name
     */
    public record Step(
            List<Op> gathering, List<Op> improving, List<Op> finishing, Map<String, Operand<TFloat32>> figures) {}

    private final VariableScope<TFloat32> scope;
    private final Adam adam;
    private final Accumulator sums;
    private final Optional<LossScale> scale;

    /**
     * @param bank of the scope's variables
     * @param scratch of variables that are no part of a state
     * @param scope whose parameters are all known
     * @param rate the learning rate, a scalar
     * @param parts micro-batches of a minibatch
     */
    public Descent(
            VariableBank<TFloat32> bank,
            VariableBank<TFloat32> scratch,
            VariableScope<TFloat32> scope,
            AdamSettings settings,
            Operand<TFloat32> rate,
            int parts) {
        this.scope = scope;
        adam = new Adam(bank, scope, settings, rate);
        sums = new Accumulator(scratch, scope, parts);
        scale = bank.graph().precision() == Precision.FLOAT16
                ? Optional.of(new LossScale(bank, scope, LossScale.PATIENCE))
                : Optional.empty();
    }

    public Step down(Operand<TFloat32> loss) {
        Gradients part = Gradients.of(scale.map(by -> by.raised(loss)).orElse(loss), scope);
        Gradients mean = sums.mean(part);
        List<Op> finishing = new ArrayList<>(sums.clear(mean));
        Map<String, Operand<TFloat32>> figures = new LinkedHashMap<>();
        List<Op> improving;
        if (scale.isEmpty()) {
            figures.put("gradients/" + scope.prefix(), mean.norm());
            improving = adam.follow(mean);
        } else {
            LossScale by = scale.get();
            Gradients lowered = by.lowered(mean);
            Operand<TBool> finite = by.finite(lowered);
            figures.put("gradients/" + scope.prefix(), lowered.norm());
            figures.put("lossScale/" + scope.prefix(), by.now());
            improving = adam.follow(by.where(finite, lowered));
            finishing.addAll(by.follow(finite));
        }
        return new Step(sums.gather(part), improving, finishing, figures);
    }

    /** What Adam's variables are before the first step, and where it starts afresh. */
    public Map<String, Tensor> fresh() {
        return adam.initial();
    }

    /** What all variables that a state holds are before the first step. */
    public Map<String, Tensor> initial() {
        Map<String, Tensor> values = adam.initial();
        scale.ifPresent(by -> values.putAll(by.initial()));
        return values;
    }

    /** What those that no state holds are between steps. */
    public Map<String, Tensor> cleared() {
        return sums.initial();
    }
}
