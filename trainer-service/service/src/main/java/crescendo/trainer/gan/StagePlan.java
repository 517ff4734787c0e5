package crescendo.trainer.gan;

import crescendo.trainer.gan.StepKey.Use;
import crescendo.trainer.model.Ops;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TfScores;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import crescendo.trainer.optimise.Adam;
import crescendo.trainer.optimise.Ema;
import crescendo.trainer.optimise.Gradients;
import crescendo.trainer.regulariser.Regulariser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** The graph of one resolution as it is built: what is fed, and what a step of each network is. */
final class StagePlan {
    /** Ops that improve a network once, and scalars that tell how things stood before. */
    record Update(Map<String, Operand<TFloat32>> figures, List<Op> ops) {}

    private final GanSettings settings;
    private final int resolution;
    private final int minibatch;
    private final TypedGraph<TFloat32> graph;

    final VariableBank<TFloat32> bank;
    final VariableScope<TFloat32> generator;
    final VariableScope<TFloat32> discriminator;
    final VariableScope<TFloat32> average;
    final Adam generatorAdam;
    final Adam discriminatorAdam;

    final Operand<TUint8> pixels;
    final Operand<TFloat32> alpha;
    final Operand<TFloat32> keep;
    final Operand<TFloat32> latents;
    final StepKey key;

    final Update generatorUpdate;
    final Operand<TFloat32> served;
    private final Map<List<Regulariser>, Update> discriminatorUpdates = new HashMap<>();

    StagePlan(Graph tensorFlow, GanSettings settings, int resolution, int minibatch) {
        this.settings = settings;
        this.resolution = resolution;
        this.minibatch = minibatch;
        graph = TypedGraph.float32(tensorFlow);
        bank = new VariableBank<>(graph);
        generator = new VariableScope<>(bank, "generator");
        discriminator = new VariableScope<>(bank, "discriminator");
        average = new VariableScope<>(bank, "ema");
        pixels = fed(
                TUint8.class,
                minibatch,
                settings.base().height(resolution),
                settings.base().width(resolution),
                settings.generator().colours());
        latents = fed(TFloat32.class, -1, settings.generator().latentSize());
        alpha = fed(TFloat32.class);
        keep = fed(TFloat32.class);
        key = new StepKey(graph.ops());

        Operand<TFloat32> reals = augmented(reals(), Use.AUGMENTED_REALS);
        Operand<TFloat32> offered = augmented(generated(Use.DISCRIMINATOR_LATENTS), Use.DISCRIMINATOR_FAKES);
        score(offered); // makes the discriminator's parameters known
        discriminatorAdam = new Adam(bank, discriminator, settings.discriminatorAdam());
        generatorAdam = new Adam(bank, generator, settings.generatorAdam());
        for (long step = 0; step < rhythm(); step++)
            discriminatorUpdates.computeIfAbsent(active(step), turn -> discriminatorUpdate(reals, offered, turn));
        generatorUpdate = generatorUpdate(reals);
        served = generated(average, latents);
    }

    /** The discriminator's step with the regularisers whose turn it is. */
    Update discriminatorUpdate(long step) {
        return discriminatorUpdates.get(active(step));
    }

    private Update discriminatorUpdate(Operand<TFloat32> reals, Operand<TFloat32> fakes, List<Regulariser> active) {
        Judgement<TFloat32> judged = new DiscriminatorLoss<>(graph, settings.objective(), this::score)
                .of(reals, fakes, active, key.of(Use.REGULARISERS));
        Gradients gradients = Gradients.of(judged.loss(), discriminator);
        Map<String, Operand<TFloat32>> figures = new LinkedHashMap<>();
        figures.put("losses/discriminator", judged.loss());
        figures.put("scores/reals", graph.meanOfAll(judged.realScores()));
        figures.put("scores/fakes", graph.meanOfAll(judged.fakeScores()));
        figures.put("gradients/discriminator", gradients.norm());
        judged.penalty().ifPresent(penalty -> figures.put("penalty", penalty));
        return new Update(figures, discriminatorAdam.follow(gradients));
    }

    private Update generatorUpdate(Operand<TFloat32> reals) {
        Operand<TFloat32> fakes = augmented(generated(Use.GENERATOR_LATENTS), Use.GENERATOR_FAKES);
        var loss = settings.objective().generatorLoss(new TfScores<>(graph), () -> score(reals), score(fakes));
        Gradients gradients = Gradients.of(loss, generator);
        List<Op> ops = new ArrayList<>(generatorAdam.follow(gradients));
        ops.addAll(new Ema(generator, average).follow(bank, ops, keep));
        return new Update(Map.of("losses/generator", loss, "gradients/generator", gradients.norm()), ops);
    }

    private Operand<TFloat32> reals() {
        RealImages real = new RealImages(graph);
        Operand<TFloat32> images = real.scaled(pixels);
        if (settings.mirror()) images = real.mirrored(images, key.of(Use.MIRRORING));
        return resolution == 4 ? images : real.faded(new TfOps<>(graph, discriminator), images, alpha);
    }

    private Operand<TFloat32> augmented(Operand<TFloat32> images, Use use) {
        return settings.augmentations().of(graph, images, key.of(use));
    }

    private Operand<TFloat32> generated(Use use) {
        return generated(
                generator,
                graph.normal(key.of(use), minibatch, settings.generator().latentSize()));
    }

    private Operand<TFloat32> generated(VariableScope<TFloat32> scope, Operand<TFloat32> from) {
        Ops<Operand<TFloat32>> ops = new TfOps<>(graph, scope);
        return settings.generator().generate(ops, from, resolution, alpha);
    }

    private Operand<TFloat32> score(Operand<TFloat32> images) {
        return settings.discriminator().score(new TfOps<>(graph, discriminator), images, resolution, alpha);
    }

    private List<Regulariser> active(long step) {
        return settings.regularisers().stream()
                .filter(regulariser -> step % regulariser.every() == 0)
                .toList();
    }

    /** Steps after which the same regularisers have their turns again. */
    private long rhythm() {
        return settings.regularisers().stream().mapToLong(Regulariser::every).reduce(1, StagePlan::commonMultiple);
    }

    private static long commonMultiple(long a, long b) {
        long multiple = a;
        while (multiple % b != 0) multiple += a;
        return multiple;
    }

    private <T extends TType> Operand<T> fed(Class<T> type, long... shape) {
        return graph.ops().placeholder(type, Placeholder.shape(Shape.of(shape)));
    }
}
