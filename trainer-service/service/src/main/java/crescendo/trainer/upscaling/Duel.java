package crescendo.trainer.upscaling;

import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TfOps.Mode;
import crescendo.trainer.ops.tf.TfScores;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.optimise.Descent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** The second phase of Ledig et al. 2017 and Wang et al. 2018: what is made is to deceive a discriminator, and to stay near. */
final class Duel {
    private final TypedGraph<TFloat32> graph;
    private final AdversarySettings settings;
    private final Operand<TFloat32> made;
    private final Operand<TFloat32> truth;
    private final Operand<TFloat32> realScores;
    private final Operand<TFloat32> fakeScores;
    private final TfOps<TFloat32> onReals;

    final VariableScope<TFloat32> discriminator;
    final Descent descent;

    /**
     * @param made  by the upscaler, in [−1, 1]
     * @param truth that it was to make
     * @param rate  of learning, a scalar
     */
    Duel(
            VariableBank<TFloat32> bank,
            AdversarySettings settings,
            AdamSettings adam,
            Operand<TFloat32> rate,
            Operand<TFloat32> made,
            Operand<TFloat32> truth) {
        this.graph = bank.graph();
        this.settings = settings;
        this.made = made;
        this.truth = truth;
        discriminator = new VariableScope<>(bank, "discriminator");
        onReals = new TfOps<>(graph, discriminator, Mode.TRAINING);
        realScores = settings.network().score(onReals, truth);
        fakeScores = settings.network().score(new TfOps<>(graph, discriminator, Mode.TRAINING), made);
        descent = new Descent(bank, new VariableBank<>(graph), discriminator, adam, rate, 1);
    }

    /** The discriminator learns to tell what is made from the truth. */
    Turn discriminatorsTurn(VariableBank<TFloat32> bank) {
        Operand<TFloat32> loss = settings.objective().discriminatorLoss(new TfScores<>(graph), realScores, fakeScores);
        Descent.Step step = descent.down(loss);
        Map<String, Operand<TFloat32>> figures = new LinkedHashMap<>();
        figures.put("losses/discriminator", loss);
        figures.put("scores/reals", graph.meanOfAll(realScores));
        figures.put("scores/fakes", graph.meanOfAll(fakeScores));
        figures.putAll(step.figures());
        List<Op> ops = new ArrayList<>(step.improving());
        ops.addAll(new Following(bank, discriminator).after(onReals));
        ops.addAll(step.finishing());
        return new Turn(figures, ops);
    }

    /** Wang et al. 2018, equation 3: features, verdict and pixels, of images in [0, 1]. */
    Operand<TFloat32> generatorLoss(Operand<TFloat32> pixels, PixelLoss kind) {
        double unit = kind == PixelLoss.L1 ? 0.5 : 0.25;
        var verdict = settings.objective().generatorLoss(new TfScores<>(graph), () -> realScores, fakeScores);
        Operand<TFloat32> loss = graph.ops()
                .math
                .add(graph.mul(verdict, settings.weight()), graph.mul(pixels, unit * settings.pixels()));
        if (settings.perception().isEmpty()) return loss;
        return graph.ops().math.add(loss, settings.perception().get().distance(graph, made, truth));
    }
}
