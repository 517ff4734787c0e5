package crescendo.trainer.upscaling;

import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** How the moments of normalisation follow what training sees: by a tenth of the way at each step. */
record Following(VariableBank<TFloat32> bank, VariableScope<TFloat32> scope) {
    private static final double SHARE = 0.1;

    /** Ops to be run once a step. */
    List<Op> after(TfOps<TFloat32> application) {
        TypedGraph<TFloat32> graph = bank.graph();
        List<Op> moves = new ArrayList<>();
        for (var entry : application.followed().entrySet()) {
            Parameter parameter = entry.getKey();
            Operand<TFloat32> way = graph.ops().math.sub(entry.getValue(), scope.value(parameter));
            moves.add(graph.ops().assignAddVariableOp(bank.handle(scope.variable(parameter)), graph.mul(way, SHARE)));
        }
        return moves;
    }
}
