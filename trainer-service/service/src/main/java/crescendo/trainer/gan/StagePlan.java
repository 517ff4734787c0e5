package crescendo.trainer.gan;

import crescendo.trainer.gan.StepKey.Use;
import crescendo.trainer.labels.Classification;
import crescendo.trainer.labels.StepLabels;
import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TfScores;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import crescendo.trainer.optimise.Descent;
import crescendo.trainer.optimise.Ema;
import crescendo.trainer.portion.Draws;
import crescendo.trainer.portion.Portion;
import crescendo.trainer.regulariser.Regulariser;
import crescendo.trainer.regulariser.Turns;
import crescendo.trainer.tower.Shares;
import crescendo.trainer.tower.Towers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final GanSettings settings;
    private final int resolution;
    private final TypedGraph<TFloat32> graph;
    private final Towers<TFloat32> towers;
    private final Turns turns;

    final VariableBank<TFloat32> bank;
    final VariableBank<TFloat32> scratch;
    final VariableScope<TFloat32> generator;
    final VariableScope<TFloat32> discriminator;
    final VariableScope<TFloat32> average;
    final Descent generatorDescent;
    final Descent discriminatorDescent;

    final Operand<TUint8> pixels;
    final Operand<TFloat32> alpha;
    final Operand<TFloat32> keep;
    final Operand<TFloat32> discriminatorRate;
    final Operand<TFloat32> generatorRate;
    final Operand<TFloat32> latents;
    final StepLabels labels;
    final StepLabels wanted;
    final StepKey key;
    final Portion portion;

    final Update generatorUpdate;
    final Operand<TFloat32> served;
    final Operand<TFloat32> made;
    private final Map<List<Regulariser>, Update> discriminatorUpdates = new HashMap<>();

    StagePlan(Graph tensorFlow, GanSettings settings, int resolution, int minibatch) {
        this.settings = settings;
        this.resolution = resolution;
        Layout layout = settings.layout();
        graph = TypedGraph.float32(tensorFlow, layout.precision());
        towers = new Towers<>(graph, layout.devices(), layout.execution().statistics());
        turns = new Turns(settings.regularisers());
        bank = new VariableBank<>(graph);
        scratch = new VariableBank<>(graph);
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
        discriminatorRate = fed(TFloat32.class);
        generatorRate = fed(TFloat32.class);
        key = new StepKey(graph.ops());
        portion = Portion.of(graph.ops(), minibatch, layout.execution().atOnce(resolution, minibatch));
        int classes = settings.generator().classes();
        labels = StepLabels.of(graph, classes, portion);
        wanted = StepLabels.of(graph, classes);

        Operand<TFloat32> reals = augmented(reals(), Use.AUGMENTED_REALS);
        Operand<TFloat32> offered = augmented(generated(Use.DISCRIMINATOR_LATENTS), Use.DISCRIMINATOR_FAKES);
        judge(offered); // makes the discriminator's parameters known
        discriminatorDescent = new Descent(
                bank, scratch, discriminator, settings.discriminatorAdam(), discriminatorRate, portion.count());
        generatorDescent =
                new Descent(bank, scratch, generator, settings.generatorAdam(), generatorRate, portion.count());
        for (List<Regulariser> turn : turns.all())
            discriminatorUpdates.put(turn, discriminatorUpdate(reals, offered, turn));
        generatorUpdate = generatorUpdate(reals);
        served = images(average);
        made = images(generator);
    }

    /** The discriminator's step with the regularisers whose turn it is. */
    Update discriminatorUpdate(long step) {
        return discriminatorUpdates.get(turns.at(step));
    }

    private Update discriminatorUpdate(Operand<TFloat32> reals, Operand<TFloat32> fakes, List<Regulariser> active) {
        Judgement<TFloat32> judged = new DiscriminatorLoss<>(graph, settings.objective(), this::judge, classification())
                .of(reals, fakes, active, draws(Use.REGULARISERS));
        Map<String, Operand<TFloat32>> means = new LinkedHashMap<>();
        means.put("losses/discriminator", judged.loss());
        means.put("scores/reals", graph.meanOfAll(judged.realScores()));
        means.put("scores/fakes", graph.meanOfAll(judged.fakeScores()));
        judged.penalty().ifPresent(penalty -> means.put("penalty", penalty));
        return Update.of(means, discriminatorDescent.down(judged.loss()), List.of());
    }

    private Update generatorUpdate(Operand<TFloat32> reals) {
        Heads<Operand<TFloat32>> fakes = judge(augmented(generated(Use.GENERATOR_LATENTS), Use.GENERATOR_FAKES));
        var plain = settings.objective()
                .generatorLoss(new TfScores<>(graph), () -> judge(reals).score(), fakes.score());
        var loss = classification().addedTo(plain, List.of(fakes));
        Descent.Step step = generatorDescent.down(loss);
        List<Op> followers = new Ema(generator, average).follow(bank, step.improving(), keep);
        return Update.of(Map.of("losses/generator", loss), step, followers);
    }

    private Operand<TFloat32> reals() {
        RealImages real = new RealImages(graph);
        Operand<TFloat32> images = real.scaled(portion.of(pixels));
        if (settings.mirror()) images = real.mirrored(images, draws(Use.MIRRORING));
        return resolution == 4 ? images : real.faded(new TfOps<>(graph, discriminator), images, alpha);
    }

    private Operand<TFloat32> augmented(Operand<TFloat32> images, Use use) {
        return settings.augmentations().of(graph, images, draws(use));
    }

    private Operand<TFloat32> generated(Use use) {
        var from = towers.shared(draws(use).normal(settings.generator().latentSize()));
        return towers.whole(settings.generator()
                .generate(towers.ops(generator), from, shared(labels), resolution, towers.same(alpha)));
    }

    private Heads<Operand<TFloat32>> judge(Operand<TFloat32> images) {
        Heads<Shares<TFloat32>> heads = settings.discriminator()
                .judge(
                        towers.ops(discriminator),
                        towers.shared(images),
                        shared(labels),
                        resolution,
                        towers.same(alpha));
        return new Heads<>(towers.whole(heads.score()), heads.logits().map(towers::whole));
    }

    /** In float32 whatever training multiplies in, as the exported file makes them. */
    private Operand<TFloat32> images(VariableScope<TFloat32> weights) {
        return settings.generator()
                .generate(new TfOps<>(graph.exact(), weights), latents, wanted.oneHot(), resolution, alpha);
    }

    private Optional<Shares<TFloat32>> shared(StepLabels some) {
        return some.oneHot().map(towers::shared);
    }

    private Classification<TFloat32> classification() {
        return new Classification<>(graph, labels.oneHot(), settings.classification());
    }

    private Draws<TFloat32> draws(Use use) {
        return new Draws<>(graph, key.of(use), portion);
    }

    private <T extends TType> Operand<T> fed(Class<T> type, long... shape) {
        return graph.ops().placeholder(type, Placeholder.shape(Shape.of(shape)));
    }
}
