package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/**
 * Jolicoeur-Martineau 2018, section 4.1: each real image's score against that of one generated image. Since the objective is
 * symmetric, the second half of each loss would repeat the first; it is left out, as there.
 */
public record Relativistic(Symmetric objective) implements Objective {
    @Override
    public <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        return scores.mean(objective.cost(scores, scores.subtract(reals, fakes)));
    }

    @Override
    public <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes) {
        return scores.mean(objective.cost(scores, scores.subtract(fakes, reals.get())));
    }
}
