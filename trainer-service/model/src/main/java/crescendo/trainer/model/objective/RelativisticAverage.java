package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/** Jolicoeur-Martineau 2018, section 4.2: each score against the mean score of the other kind in the minibatch. */
public record RelativisticAverage(Symmetric objective) implements Objective {
    @Override
    public <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        return loss(scores, reals, fakes);
    }

    /** The same with the kinds exchanged. */
    @Override
    public <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes) {
        return loss(scores, fakes, reals.get());
    }

    private <T> T loss(Scores<T> scores, T high, T low) {
        T above = objective.cost(scores, scores.subtract(high, scores.mean(low)));
        T below = objective.costOfLow(scores, scores.subtract(low, scores.mean(high)));
        return scores.add(scores.mean(above), scores.mean(below));
    }
}
