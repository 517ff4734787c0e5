package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/**
 * An objective whose discriminator judges both kinds by one function: what a real image's score y costs, a generated one's
 * costs at −y. That is what its relativistic forms are made of.
 */
public interface Symmetric extends Objective {
    /** What a score costs that ought to be high, each by itself: [batch, 1] to [batch, 1]. */
    <T> T cost(Scores<T> scores, T y);

    /** What a score costs that ought to be low. */
    default <T> T costOfLow(Scores<T> scores, T y) {
        return cost(scores, scores.times(y, -1));
    }

    @Override
    default <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        return scores.add(scores.mean(cost(scores, reals)), scores.mean(costOfLow(scores, fakes)));
    }

    @Override
    default <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes) {
        return scores.mean(cost(scores, fakes));
    }
}
