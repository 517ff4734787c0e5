package crescendo.trainer.attempt;

import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.Program;
import crescendo.trainer.classifier.ClassifierSettings;
import crescendo.trainer.gan.GanSettings;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ConvClassifier;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.Lazily;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.Regulariser;
import java.util.ArrayList;
import java.util.List;

/** What a recipe says, in the words of the engine. */
final class Networks {
    /** Units of the classifier's hidden layer. */
    static final int FEATURES = 128;

    private Networks() {}

    static GanSettings of(Program.ProGan program, long seed, int threads) {
        ChannelPlan channels = new ChannelPlan(program.channels());
        AdamSettings adam = adam(program.optimiser());
        return new GanSettings(
                new ProGanGenerator(channels, program.latentSize(), program.colours()),
                new ProGanDiscriminator(channels, program.colours()),
                program.objective().loss() == Objective.Loss.WASSERSTEIN ? new Wasserstein() : new NonSaturating(),
                regularisers(program.objective()),
                adam,
                adam,
                program.ema(),
                program.mirror(),
                program.optimiser().resetAtPhases(),
                seed,
                threads);
    }

    static ClassifierSettings of(Program.Classifier program, int classes, long seed, int threads) {
        ConvClassifier network =
                new ConvClassifier(program.resolution(), program.colours(), classes, program.channels(), FEATURES);
        return new ClassifierSettings(network, adam(program.optimiser()), false, seed, threads);
    }

    private static AdamSettings adam(Optimiser optimiser) {
        return new AdamSettings(optimiser.learningRate(), optimiser.beta1(), optimiser.beta2(), optimiser.epsilon());
    }

    private static List<Regulariser> regularisers(Objective objective) {
        List<Regulariser> all = new ArrayList<>();
        Objective.Penalty penalty = objective.penalty();
        if (penalty.weight() > 0 && penalty.kind() == Objective.Penalty.Kind.R1) {
            all.add(new R1(penalty.weight(), penalty.every()));
        } else if (penalty.weight() > 0 && penalty.kind() == Objective.Penalty.Kind.GRADIENT_PENALTY) {
            all.add(new Lazily(new GradientPenalty(penalty.weight(), penalty.target()), penalty.every()));
        }
        if (objective.drift() > 0) {
            all.add(new Drift(objective.drift()));
        }
        return all;
    }
}
