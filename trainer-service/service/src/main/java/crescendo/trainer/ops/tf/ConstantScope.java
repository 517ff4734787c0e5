package crescendo.trainer.ops.tf;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.family.TFloating;

/** Parameters that are part of the graph: of networks that training only looks through. */
public final class ConstantScope<F extends TFloating> implements ParameterScope<F> {
    private final TypedGraph<F> graph;
    private final Map<String, Tensor> values;
    private final Map<String, Operand<F>> known = new HashMap<>();
    private final Map<String, Operand<F>> scaled = new HashMap<>();

    /** @param values by parameter */
    public ConstantScope(TypedGraph<F> graph, Map<String, Tensor> values) {
        this.graph = graph;
        this.values = values;
    }

    @Override
    public Operand<F> value(Parameter parameter) {
        return known.computeIfAbsent(parameter.name(), name -> constant(parameter));
    }

    @Override
    public Operand<F> scaled(Parameter parameter, double scale) {
        return scaled.computeIfAbsent(parameter.name() + "*" + scale, key -> graph.mul(value(parameter), scale));
    }

    private Operand<F> constant(Parameter parameter) {
        Tensor value = values.get(parameter.name());
        if (value == null || !Arrays.equals(value.shape(), parameter.sides()))
            throw new IllegalArgumentException(parameter.name() + " should have the shape " + parameter.shape()
                    + ", not " + (value == null ? "be missing" : value));
        var numbers = graph.ops().constant(Shape.of(value.shape()), DataBuffers.of(value.floats()));
        return graph.ops().dtypes.cast(numbers, graph.type());
    }
}
