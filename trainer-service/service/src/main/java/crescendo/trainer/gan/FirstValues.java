package crescendo.trainer.gan;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import java.util.Map;

/** What the variables of a stage are before the first step, by their names. */
record FirstValues(StagePlan plan, long seed) {
    /** All that a state holds; the average starts where the generator does. */
    Map<String, Tensor> values() {
        Map<String, Tensor> values = plan.generatorDescent.initial();
        values.putAll(plan.discriminatorDescent.initial());
        for (Parameter parameter : plan.discriminator.parameters())
            values.put(plan.discriminator.variable(parameter), start("discriminator", parameter));
        for (Parameter parameter : plan.generator.parameters()) {
            Tensor start = start("generator", parameter);
            values.put(plan.generator.variable(parameter), start);
            values.put(plan.average.variable(parameter), start);
        }
        return values;
    }

    /** Adam's alone. */
    Map<String, Tensor> optimisers() {
        Map<String, Tensor> fresh = plan.generatorDescent.fresh();
        fresh.putAll(plan.discriminatorDescent.fresh());
        return fresh;
    }

    /** Those that no state holds. */
    Map<String, Tensor> sums() {
        Map<String, Tensor> sums = plan.discriminatorDescent.cleared();
        sums.putAll(plan.generatorDescent.cleared());
        return sums;
    }

    private Tensor start(String network, Parameter parameter) {
        return Tensor.of(InitialValues.of(seed, network, parameter), parameter.sides());
    }
}
