package crescendo.trainer.optimise;

import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.nn.L2Loss;
import org.tensorflow.types.TFloat32;

/** Slopes of a loss, one for each parameter of a network, in the parameters' order. */
public record Gradients(TypedGraph<TFloat32> graph, Map<Parameter, Operand<TFloat32>> byParameter) {
    public Gradients {
        byParameter = Collections.unmodifiableMap(new LinkedHashMap<>(byParameter));
    }

    /** Of a scalar, for all parameters of a scope that are known. */
    public static Gradients of(Operand<TFloat32> loss, VariableScope<TFloat32> scope) {
        List<Parameter> parameters = scope.parameters();
        Output<?>[] values = parameters.stream()
                .map(parameter -> scope.value(parameter).asOutput())
                .toArray(Output<?>[]::new);
        Output<?>[] slopes = scope.graph().gradients(loss, values);
        Map<Parameter, Operand<TFloat32>> byParameter = new LinkedHashMap<>();
        for (int i = 0; i < slopes.length; i++) byParameter.put(parameters.get(i), slopes[i].expect(TFloat32.class));
        return new Gradients(scope.graph(), byParameter);
    }

    /** Each of them changed in the same way. */
    Gradients map(UnaryOperator<Operand<TFloat32>> change) {
        Map<Parameter, Operand<TFloat32>> changed = new LinkedHashMap<>();
        byParameter.forEach((parameter, slope) -> changed.put(parameter, change.apply(slope)));
        return new Gradients(graph, changed);
    }

    /** The Euclidean norm over all parameters, a scalar. */
    public Operand<TFloat32> norm() {
        var tf = graph.ops();
        List<L2Loss<TFloat32>> halfSquares =
                byParameter.values().stream().map(tf.nn::l2Loss).toList();
        return tf.math.sqrt(graph.mul(tf.math.addN(List.copyOf(halfSquares)), 2));
    }
}
