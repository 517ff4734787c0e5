package crescendo.trainer.optimise;

import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** An exponential moving average of parameters: the weights that serve. */
public record Ema(VariableScope<TFloat32> live, VariableScope<TFloat32> average) {
    /**
     * average += (1 − keep) · (live − average), with the live values as they are after {@code updates}. What follows of itself is averaged already, and
     * copied.
     *
     * @param keep a scalar in [0, 1)
     */
    public List<Op> follow(VariableBank<TFloat32> bank, List<Op> updates, Operand<TFloat32> keep) {
        var graph = bank.graph();
        var after = graph.ops().withControlDependencies(updates);
        Operand<TFloat32> share = graph.ops().math.sub(graph.scalar(1), keep);
        List<Op> moves = new ArrayList<>();
        for (Parameter parameter : live.everything()) {
            Operand<TFloat32> now = after.readVariableOp(bank.handle(live.variable(parameter)), TFloat32.class);
            Operand<TFloat32> gap = graph.ops().math.sub(now, average.value(parameter));
            var averaged = bank.handle(average.variable(parameter));
            moves.add(
                    parameter.isTrained()
                            ? after.assignAddVariableOp(
                                    averaged, graph.ops().math.mul(gap, share))
                            : after.assignVariableOp(averaged, now));
        }
        return moves;
    }
}
