package crescendo.trainer.recipe;

import crescendo.contracts.recipe.Objective.Comparison;
import crescendo.contracts.recipe.Objective.Consistency.On;
import crescendo.contracts.recipe.Objective.Penalty;
import crescendo.trainer.model.objective.Hinge;
import crescendo.trainer.model.objective.LeastSquares;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.Relativistic;
import crescendo.trainer.model.objective.RelativisticAverage;
import crescendo.trainer.model.objective.Saturating;
import crescendo.trainer.model.objective.Symmetric;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.regulariser.Consistency;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.R2;
import crescendo.trainer.regulariser.Regulariser;
import java.util.ArrayList;
import java.util.List;

/** What two networks play for, out of what a recipe says of it. */
public final class Objectives {
    private Objectives() {}

    /** The losses on scores. */
    public static Objective of(crescendo.contracts.recipe.Objective recipe) {
        double smoothing = recipe.smoothing();
        return switch (recipe.loss()) {
            case SATURATING -> new Saturating(smoothing);
            case NON_SATURATING -> compared(new NonSaturating(smoothing), recipe.comparison());
            case LEAST_SQUARES -> compared(new LeastSquares(smoothing), recipe.comparison());
            case HINGE -> compared(new Hinge(), recipe.comparison());
            case WASSERSTEIN -> new Wasserstein();
        };
    }

    /** The losses on scores of the two phases of super-resolution: cross entropy. */
    static Objective ofScores(Comparison comparison) {
        return compared(new NonSaturating(0), comparison);
    }

    private static Objective compared(Symmetric objective, Comparison comparison) {
        return switch (comparison) {
            case PLAIN -> objective;
            case RELATIVISTIC -> new Relativistic(objective);
            case RELATIVISTIC_AVERAGE -> new RelativisticAverage(objective);
        };
    }

    /** What the discriminator is held to besides. */
    public static List<Regulariser> regularisers(crescendo.contracts.recipe.Objective objective) {
        List<Regulariser> regularisers = new ArrayList<>();
        Penalty penalty = objective.penalty();
        switch (penalty.weight() > 0 ? penalty.kind() : Penalty.Kind.NONE) {
            case GRADIENT_PENALTY ->
                regularisers.add(new GradientPenalty(penalty.weight(), penalty.target(), penalty.every()));
            case R1 -> regularisers.add(new R1(penalty.weight(), penalty.every()));
            case R2 -> regularisers.add(new R2(penalty.weight(), penalty.every()));
            case R1_AND_R2 -> {
                regularisers.add(new R1(penalty.weight(), penalty.every()));
                regularisers.add(new R2(penalty.weight(), penalty.every()));
            }
            case NONE -> {}
        }
        var consistency = objective.consistency();
        if (consistency.weight() > 0)
            regularisers.add(new Consistency(consistency.weight(), consistency.on() == On.BOTH));
        if (objective.drift() > 0) regularisers.add(new Drift(objective.drift()));
        return regularisers;
    }
}
