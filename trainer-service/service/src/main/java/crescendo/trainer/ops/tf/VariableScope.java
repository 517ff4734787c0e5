package crescendo.trainer.ops.tf;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.family.TFloating;

/** Parameters held in resource variables named {@code prefix/parameter}. */
public final class VariableScope<F extends TFloating> implements ParameterScope<F> {
    private final VariableBank<F> bank;
    private final String prefix;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Operand<F>> scaled = new HashMap<>();

    public VariableScope(VariableBank<F> bank, String prefix) {
        this.bank = bank;
        this.prefix = prefix;
    }

    @Override
    public Operand<F> value(Parameter parameter) {
        parameters.computeIfAbsent(parameter.name(), name -> {
            bank.create(variable(parameter), parameter.shape());
            return parameter;
        });
        return bank.read(variable(parameter));
    }

    @Override
    public Operand<F> scaled(Parameter parameter, double scale) {
        if (scale == 1) return value(parameter);
        return scaled.computeIfAbsent(
                parameter.name() + "*" + scale, key -> bank.graph().mul(value(parameter), scale));
    }

    /** Those asked for so far that are trained, in the order of their first use. */
    public List<Parameter> parameters() {
        return parameters.values().stream().filter(Parameter::isTrained).toList();
    }

    /** All that were asked for so far, in the order of their first use. */
    public List<Parameter> everything() {
        return new ArrayList<>(parameters.values());
    }

    /** The values of {@link #everything}, by the names of the parameters. */
    public Map<String, Tensor> values(Session session) {
        Map<String, Tensor> byVariable =
                bank.values(session, everything().stream().map(this::variable).toList());
        Map<String, Tensor> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, byVariable.get(variable(parameter))));
        return values;
    }

    /** The name of a parameter's variable. */
    public String variable(Parameter parameter) {
        return prefix + "/" + parameter.name();
    }

    public TypedGraph<F> graph() {
        return bank.graph();
    }

    public String prefix() {
        return prefix;
    }
}
