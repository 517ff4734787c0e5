package crescendo.trainer.optimise;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Parameter;
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
 * The gradients of a minibatch from those of its micro-batches: sums in variables that are zero between steps, so that no
 * state need hold them. Where there is one micro-batch it does nothing, and has no variables.
 */
public final class Accumulator {
    private final VariableBank<TFloat32> scratch;
    private final VariableScope<TFloat32> scope;
    private final int parts;

    /**
     * @param scratch of variables that are no part of a state
     * @param scope whose parameters are all known
     * @param parts micro-batches of a minibatch
     */
    public Accumulator(VariableBank<TFloat32> scratch, VariableScope<TFloat32> scope, int parts) {
        this.scratch = scratch;
        this.scope = scope;
        this.parts = parts;
        if (parts > 1) scope.parameters().forEach(parameter -> scratch.create(sum(parameter), parameter.shape()));
    }

    /** Ops that add a micro-batch, to be run for all but the last. */
    public List<Op> gather(Gradients gradients) {
        if (parts == 1) return List.of();
        List<Op> additions = new ArrayList<>();
        gradients
                .byParameter()
                .forEach((parameter, gradient) -> additions.add(
                        scratch.graph().ops().assignAddVariableOp(scratch.handle(sum(parameter)), gradient)));
        return additions;
    }

    /** The mean of those that were gathered and the last. */
    public Gradients mean(Gradients last) {
        if (parts == 1) return last;
        Map<Parameter, Operand<TFloat32>> means = new LinkedHashMap<>();
        last.byParameter().forEach((parameter, gradient) -> {
            var whole = scratch.graph().ops().math.add(scratch.read(sum(parameter)), gradient);
            means.put(parameter, scratch.graph().mul(whole, 1.0 / parts));
        });
        return new Gradients(last.graph(), means);
    }

    /** Ops that make it ready for the next minibatch, once the mean is known. */
    public List<Op> clear(Gradients mean) {
        if (parts == 1) return List.of();
        List<Op> known = List.copyOf(
                mean.byParameter().values().stream().map(Op.class::cast).toList());
        var after = scratch.graph().ops().withControlDependencies(known);
        List<Op> zeros = new ArrayList<>();
        for (Parameter parameter : scope.parameters())
            zeros.add(after.assignVariableOp(
                    scratch.handle(sum(parameter)), after.zerosLike(scratch.read(sum(parameter)))));
        return zeros;
    }

    /** What the sums are before the first micro-batch. */
    public Map<String, Tensor> initial() {
        Map<String, Tensor> zeros = new LinkedHashMap<>();
        if (parts > 1)
            for (Parameter parameter : scope.parameters())
                zeros.put(sum(parameter), Tensor.of(new float[parameter.count()], parameter.sides()));
        return zeros;
    }

    private String sum(Parameter parameter) {
        return "sum/" + scope.prefix() + "/" + parameter.name();
    }
}
