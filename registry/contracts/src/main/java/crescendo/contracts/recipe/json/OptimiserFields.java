package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.json.field.Fields;

/** Adam, as a recipe says it. */
public final class OptimiserFields {
    private OptimiserFields() {}

    /** @param usual what is meant where the recipe says nothing */
    public static Optimiser read(Fields fields, Optimiser usual) {
        Optimiser optimiser = new Optimiser(
                fields.number("learningRate", usual.learningRate(), 1e-9, 10),
                fields.number("beta1", usual.beta1(), 0, 0.999999),
                fields.number("beta2", usual.beta2(), 0, 0.999999),
                fields.number("epsilon", usual.epsilon(), 1e-12, 1),
                fields.flag("resetAtPhases", usual.resetAtPhases()));
        fields.done();
        return optimiser;
    }
}
