package crescendo.trainer.optimise;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * Kingma and Ba 2015 for the parameters of one scope, its moments kept as variables {@code adam/{scope}/…} beside them.
 *
 * <p>Made for a scope whose parameters are all known.
 */
public final class Adam {
    private static final List<Integer> SCALAR = List.of();

    private final VariableBank<TFloat32> bank;
    private final VariableScope<TFloat32> scope;
    private final AdamSettings settings;
    private final Operand<TFloat32> rate;

    public Adam(VariableBank<TFloat32> bank, VariableScope<TFloat32> scope, AdamSettings settings) {
        this(bank, scope, settings, bank.graph().scalar(settings.learningRate()));
    }

    /** @param rate a scalar, in place of the settings' learning rate */
    public Adam(
            VariableBank<TFloat32> bank, VariableScope<TFloat32> scope, AdamSettings settings, Operand<TFloat32> rate) {
        this.bank = bank;
        this.scope = scope;
        this.settings = settings;
        this.rate = rate;
        for (Parameter parameter : scope.parameters()) {
            bank.create(moment("m", parameter), parameter.shape());
            bank.create(moment("v", parameter), parameter.shape());
        }
        bank.create(power("beta1"), SCALAR);
        bank.create(power("beta2"), SCALAR);
    }

    /** Ops that lower the loss by one step; all of them are to be run, once. */
    public List<Op> minimise(Operand<TFloat32> loss) {
        return follow(Gradients.of(loss, scope));
    }

    /** Ops that make one step against the gradients; all of them are to be run, once. */
    public List<Op> follow(Gradients gradients) {
        TypedGraph<TFloat32> graph = bank.graph();
        List<Op> updates = new ArrayList<>();
        gradients.byParameter().forEach((parameter, gradient) -> updates.add(update(parameter, gradient)));
        var after = graph.ops().withControlDependencies(updates);
        updates.add(after.assignVariableOp(
                bank.handle(power("beta1")), graph.mul(bank.read(power("beta1")), settings.beta1())));
        updates.add(after.assignVariableOp(
                bank.handle(power("beta2")), graph.mul(bank.read(power("beta2")), settings.beta2())));
        return updates;
    }

    /** What the moments and powers are before the first step. */
    public Map<String, Tensor> initial() {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Parameter parameter : scope.parameters()) {
            for (String moment : List.of("m", "v")) {
                long[] shape = parameter.sides();
                values.put(moment(moment, parameter), Tensor.of(new float[parameter.count()], shape));
            }
        }
        values.put(power("beta1"), Tensor.of(new float[] {(float) settings.beta1()}));
        values.put(power("beta2"), Tensor.of(new float[] {(float) settings.beta2()}));
        return values;
    }

    private Op update(Parameter parameter, Operand<TFloat32> gradient) {
        TypedGraph<TFloat32> graph = bank.graph();
        return graph.ops()
                .train
                .resourceApplyAdam(
                        bank.handle(scope.variable(parameter)),
                        bank.handle(moment("m", parameter)),
                        bank.handle(moment("v", parameter)),
                        bank.read(power("beta1")),
                        bank.read(power("beta2")),
                        rate,
                        graph.scalar(settings.beta1()),
                        graph.scalar(settings.beta2()),
                        graph.scalar(settings.epsilon()),
                        gradient);
    }

    private String moment(String which, Parameter parameter) {
        return "adam/" + scope.prefix() + "/" + which + "/" + parameter.name();
    }

    private String power(String which) {
        return "adam/" + scope.prefix() + "/" + which + "Power";
    }
}
