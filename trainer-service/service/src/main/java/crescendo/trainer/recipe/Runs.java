package crescendo.trainer.recipe;

import crescendo.contracts.Digest;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Augmentation.Differentiable;
import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.recipe.upscaling.Adversary;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.augmentation.Augmentation;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.augmentation.Colour;
import crescendo.trainer.augmentation.Cutout;
import crescendo.trainer.augmentation.Translation;
import crescendo.trainer.classifier.ClassifierRun;
import crescendo.trainer.classifier.ClassifierSettings;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.gan.GanRun;
import crescendo.trainer.gan.GanSettings;
import crescendo.trainer.gan.Layout;
import crescendo.trainer.model.Networks;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.tower.Compute;
import crescendo.trainer.upscaling.AdversarySettings;
import crescendo.trainer.upscaling.UpscalerRun;
import crescendo.trainer.upscaling.UpscalerSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Opens the run that a recipe describes. */
public final class Runs {
    private Runs() {}

    /**
     * @param pins what was chosen where the recipe leaves a choice
     * @param classes of the labels in the training set; classifiers ask, and GANs that are conditioned on them
     * @param compute what it runs on
     */
    public static TrainingRun open(Recipe recipe, Pins pins, int classes, Compute compute) {
        return open(recipe, recipe.program().schedule(), pins, classes, compute);
    }

    /**
     * The same, on another schedule than the recipe's.
     *
     * @param schedule with minibatches that the recipe has at the same resolutions
     */
    public static TrainingRun open(Recipe recipe, GrowthSchedule schedule, Pins pins, int classes, Compute compute) {
        return open(recipe, schedule, pins, classes, compute, digest -> {
            throw new IllegalStateException("nobody reads " + digest);
        });
    }

    /** @param weights of a version by the digest of their file; upscalers ask that are compared in features */
    public static TrainingRun open(
            Recipe recipe,
            GrowthSchedule schedule,
            Pins pins,
            int classes,
            Compute compute,
            Function<Digest, Map<String, Tensor>> weights) {
        Program program = recipe.program();
        if (program instanceof Program.ProGan gan)
            return new GanRun(settings(gan, pins, classes, recipe.seed(), compute), schedule);
        if (program instanceof Program.Upscaler upscaler)
            return new UpscalerRun(settings(upscaler, pins, recipe.seed(), compute.threads(), weights), schedule);
        Program.Classifier classifier = (Program.Classifier) program;
        return new ClassifierRun(
                settings(classifier, classes, recipe.seed(), compute.threads()), classifier.minibatch());
    }

    static GanSettings settings(Program.ProGan program, Pins pins, int classes, long seed, Compute compute) {
        AdamSettings adam = adam(program.optimiser());
        return new GanSettings(
                Networks.generator(program, classes),
                Networks.discriminator(program, classes),
                Objectives.of(program.objective()),
                program.objective().classification(),
                Objectives.regularisers(program.objective()),
                adam,
                adam,
                program.ema(),
                program.augmentation().mirror(),
                augmentations(program.augmentation().differentiable()),
                program.optimiser().resetAtPhases(),
                new Layout(
                        ChosenParts.of(program.execution(), pins),
                        ChosenPrecision.of(program, pins),
                        compute.devices().apply(program.execution().towers())),
                seed,
                compute.threads());
    }

    private static ClassifierSettings settings(Program.Classifier program, int classes, long seed, int threads) {
        return new ClassifierSettings(
                Networks.classifier(program, classes), adam(program.optimiser()), false, seed, threads);
    }

    private static UpscalerSettings settings(
            Program.Upscaler program,
            Pins pins,
            long seed,
            int threads,
            Function<Digest, Map<String, Tensor>> weights) {
        return new UpscalerSettings(
                Networks.upscaler(program.network()),
                program.loss(),
                adam(program.optimiser()),
                program.crops()::learningRateFactor,
                program.ema(),
                ChosenPrecision.of(program, pins),
                program.adversary().map(adversary -> against(adversary, program, pins, weights)),
                seed,
                threads);
    }

    /** Without an extractor where none is pinned, as where steps are only timed. */
    private static AdversarySettings against(
            Adversary adversary, Program.Upscaler program, Pins pins, Function<Digest, Map<String, Tensor>> weights) {
        return new AdversarySettings(
                Networks.discriminator(adversary, program.crops().side(), program.colours()),
                Objectives.ofScores(adversary.comparison()),
                adversary.weight(),
                adversary.pixels(),
                adversary.perceptual().flatMap(perceptual -> Optional.ofNullable(
                                pins.models().get(VersionManifest.PERCEPTUAL))
                        .map(pin -> Perceptions.of(perceptual, weights.apply(pin.digest())))));
    }

    private static AdamSettings adam(Optimiser optimiser) {
        return new AdamSettings(optimiser.learningRate(), optimiser.beta1(), optimiser.beta2(), optimiser.epsilon());
    }

    private static Augmentations augmentations(List<Differentiable> named) {
        return new Augmentations(named.stream().map(Runs::augmentation).toList());
    }

    private static Augmentation augmentation(Differentiable named) {
        return switch (named) {
            case COLOUR -> new Colour();
            case TRANSLATION -> new Translation();
            case CUTOUT -> new Cutout();
        };
    }
}
