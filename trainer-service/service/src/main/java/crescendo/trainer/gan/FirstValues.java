package crescendo.trainer.gan;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the variables of a stage are before the first step, by their names. */
record FirstValues(StagePlan plan, long seed) {
    /**
     * All that a state holds: what is known, and the rest as it starts; the average starts where the generator does.
     *
     * @param known by name; what the stage lacks is left out
     */
    Map<String, Tensor> values(Map<String, Tensor> known) {
        Map<String, Tensor> values = new LinkedHashMap<>(known);
        values.keySet().retainAll(plan.bank.names());
        plan.generatorDescent.initial().forEach(values::putIfAbsent);
        plan.discriminatorDescent.initial().forEach(values::putIfAbsent);
        for (Parameter parameter : plan.discriminator.parameters())
            values.computeIfAbsent(plan.discriminator.variable(parameter), name -> start("discriminator", parameter));
        for (Parameter parameter : plan.generator.parameters()) {
            List<String> names = List.of(plan.generator.variable(parameter), plan.average.variable(parameter));
            if (values.keySet().containsAll(names)) continue; // drawing numbers for nothing takes training's time
            Tensor start = start("generator", parameter);
            names.forEach(name -> values.putIfAbsent(name, start));
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
