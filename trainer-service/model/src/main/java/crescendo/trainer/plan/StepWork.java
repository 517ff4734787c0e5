package crescendo.trainer.plan;

import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.Objective.Comparison;
import crescendo.contracts.recipe.Objective.Consistency;
import crescendo.contracts.recipe.Objective.Consistency.On;
import crescendo.contracts.recipe.Objective.Penalty;
import crescendo.contracts.recipe.Program;
import crescendo.trainer.model.Discriminator;
import crescendo.trainer.model.Generator;
import crescendo.trainer.model.Networks;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.perceptual.LayerFeatures;
import crescendo.trainer.model.shape.Shape;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.upscaling.Upscaler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a step at one resolution costs: by image, and by step whatever its images.
 *
 * <p>A pass forward is 1, back to a network's input 1 more, back to its weights 1 more. A penalty on a gradient goes forward and
 * back to the input, and back through both ways to the weights.
 *
 * @param image      all passes of a step, penalties with the share of steps that have them
 * @param forward    one pass of each network
 * @param parameters of both networks
 */
public record StepWork(Work image, Work forward, long parameters) {
    private static final Shape SCALAR = Shape.of();
    private static final double TO_WEIGHTS = 3;
    private static final double TO_INPUT = 2;

    /** Classes that a data set might have. */
    private static final int ASSUMED_CLASSES = 10;

    public static StepWork of(Program program, int resolution) {
        return of(program, resolution, Optional.empty());
    }

    /** @param seen what images are compared in, where the program asks for it and it is known */
    public static StepWork of(Program program, int resolution, Optional<LayerFeatures> seen) {
        if (program instanceof Program.ProGan gan) return of(gan, resolution);
        if (program instanceof Program.Upscaler upscaling)
            return seen.map(layer -> of(upscaling, resolution).comparing(layer, resolution))
                    .orElseGet(() -> of(upscaling, resolution));
        var classifier = Networks.classifier((Program.Classifier) program, ASSUMED_CLASSES);
        Work pass = forward(ops -> classifier.classify(ops, Shape.image(resolution, classifier.colours())));
        long parameters = count(Summary.of(classifier).parameters());
        return new StepWork(pass.times(TO_WEIGHTS), pass, parameters);
    }

    /** What is made and the truth go through a layer, and what is made back as well; its parameters stay as they are. */
    private StepWork comparing(LayerFeatures layer, int side) {
        WorkOps ops = new WorkOps();
        layer.of(ops, Shape.image(side, layer.colours()));
        return new StepWork(
                image.plus(ops.work().times(TO_INPUT + 1)),
                forward.plus(ops.work().times(2)),
                parameters + count(ops.parameters()));
    }

    private static StepWork of(Program.Upscaler program, int side) {
        StepWork making = of(Networks.upscaler(program.network()), side);
        if (program.adversary().isEmpty()) return making;
        var judges = Networks.discriminator(program.adversary().get(), side, program.colours());
        Work judged = forward(ops -> judges.score(ops, Shape.image(side, program.colours())));
        Work image = making.image.plus(making.forward).plus(judged.times(2 * TO_WEIGHTS + TO_INPUT + 1));
        long parameters = making.parameters + count(Summary.of(judges).parameters());
        return new StepWork(image, making.forward.plus(judged), parameters);
    }

    /** @param side of the images that it makes */
    private static StepWork of(Upscaler upscaler, int side) {
        int low = side / upscaler.scale();
        Work pass = forward(ops -> upscaler.upscale(ops, Shape.image(low, upscaler.colours())));
        long parameters = count(Summary.of(upscaler, low).parameters());
        return new StepWork(pass.times(TO_WEIGHTS), pass, parameters);
    }

    private static StepWork of(Program.ProGan program, int resolution) {
        return of(
                Networks.generator(program, ASSUMED_CLASSES),
                Networks.discriminator(program, ASSUMED_CLASSES),
                program.objective(),
                resolution);
    }

    public static StepWork of(Generator makes, Discriminator judges, Objective objective, int resolution) {
        Work made = forward(ops ->
                makes.generate(ops, Shape.of(makes.latentSize()), Summary.labels(makes.classes()), resolution, SCALAR));
        Shape images = Shape.image(judges.base(), resolution, judges.colours());
        Work judged = forward(ops -> judges.judge(ops, images, Summary.labels(judges.classes()), resolution, SCALAR));
        double compared = objective.comparison() == Comparison.PLAIN ? 0 : 1;
        Penalty penalty = objective.penalty();
        double onScores = 2 * TO_WEIGHTS + TO_INPUT + compared + changed(objective.consistency());
        Work image = made.times(1 + TO_WEIGHTS).plus(judged.times(onScores + penalised(penalty) / penalty.every()));
        long parameters = count(Summary.of(makes, resolution).parameters())
                + count(Summary.of(judges, resolution).parameters());
        return new StepWork(image, made.plus(judged), parameters);
    }

    /** Passes that a penalty adds at the steps that have it. */
    private static double penalised(Penalty penalty) {
        if (penalty.weight() == 0) return 0;
        return switch (penalty.kind()) {
            case GRADIENT_PENALTY -> 2 * TO_WEIGHTS; // at images of its own
            case R1, R2 -> TO_WEIGHTS; // at images that are scored anyway
            case R1_AND_R2 -> 2 * TO_WEIGHTS;
            case NONE -> 0;
        };
    }

    /** Passes of the images that consistency changes. */
    private static double changed(Consistency consistency) {
        if (consistency.weight() == 0) return 0;
        return consistency.on() == On.BOTH ? 2 * TO_WEIGHTS : TO_WEIGHTS;
    }

    private static Work forward(Consumer<WorkOps> network) {
        WorkOps ops = new WorkOps();
        network.accept(ops);
        return ops.work();
    }

    private static long count(List<Parameter> parameters) {
        return parameters.stream().mapToLong(Parameter::count).sum();
    }
}
