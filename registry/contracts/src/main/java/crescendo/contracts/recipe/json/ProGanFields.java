package crescendo.contracts.recipe.json;

import crescendo.contracts.guard.Guard;
import crescendo.contracts.recipe.Augmentation;
import crescendo.contracts.recipe.Execution;
import crescendo.contracts.recipe.Growth;
import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.json.field.Fields;

/** A ProGAN's part of a recipe. Defaults are those of Karras et al. 2018 where the paper gives one. */
final class ProGanFields {
    private ProGanFields() {}

    static Program.ProGan read(Fields recipe) {
        Preset preset = Preset.of(recipe);
        Growth growth = ScheduleFields.read(recipe.object("schedule"), preset);
        NetworkFields network = NetworkFields.read(recipe.object("network"), growth.resolution(), preset);
        Objective objective = ObjectiveFields.read(recipe.object("objective"), preset, network.conditioning());
        Optimiser optimiser = optimiser(recipe.object("optimiser"), 0.001, 0, 0.99, true);
        double ema = recipe.number("ema", 0.999, 0, 0.999999);
        Augmentation augmentation = augmentation(recipe.object("augmentation"));
        Execution execution = ExecutionFields.read(
                recipe.object("execution"), growth, ScheduleFields.automatic(recipe.object("schedule")));
        int checkpointEvery = (int) recipe.integer("checkpointEvery", 0, 0, 1_000_000);
        Guard guard = GuardFields.read(recipe.object("guard"), objective.loss());
        return new Program.ProGan(
                network.latentSize(),
                network.colours(),
                network.baseShape(),
                network.channels(),
                network.conditioning(),
                objective,
                optimiser,
                ema,
                augmentation,
                growth,
                execution,
                checkpointEvery,
                guard);
    }

    private static Augmentation augmentation(Fields fields) {
        Augmentation augmentation = new Augmentation(
                fields.flag("mirror", false), fields.chosenList("differentiable", Augmentation.Differentiable.class));
        fields.done();
        return augmentation;
    }

    static Optimiser optimiser(Fields fields, double learningRate, double beta1, double beta2, boolean resetAtPhases) {
        return OptimiserFields.read(fields, new Optimiser(learningRate, beta1, beta2, 1e-8, resetAtPhases));
    }
}
