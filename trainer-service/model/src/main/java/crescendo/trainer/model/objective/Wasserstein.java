package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/** The critic of Arjovsky et al. 2017; what keeps it Lipschitz is a regulariser of its own. */
public record Wasserstein() implements Objective {
    @Override
    public <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        return scores.subtract(scores.mean(fakes), scores.mean(reals));
    }

    @Override
    public <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes) {
        return scores.times(scores.mean(fakes), -1);
    }
}
