package crescendo.trainer.bench;

import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.Regulariser;
import java.util.List;
import java.util.Locale;

/** What the two networks play for, with the weights of its paper. */
public enum Game {
    /** Gulrajani et al. 2017, with the drift of Karras et al. 2018. */
    WGAN_GP,
    /** Goodfellow et al. 2014 with the penalty of Mescheder et al. 2018. */
    NON_SATURATING_R1;

    Objective objective() {
        return this == WGAN_GP ? new Wasserstein() : new NonSaturating();
    }

    List<Regulariser> regularisers(int r1Every) {
        return this == WGAN_GP ? List.of(new GradientPenalty(10, 1), new Drift(0.001)) : List.of(new R1(10, r1Every));
    }

    /** As options name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
