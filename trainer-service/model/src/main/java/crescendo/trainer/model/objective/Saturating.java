package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/**
 * The two-player game of Goodfellow et al. 2014 as its proofs have it: the generator lowers log(1 − D(G(z))), whose slope
 * vanishes once the discriminator is sure.
 *
 * @param smoothing reals are to be real with probability 1 − smoothing (Salimans et al. 2016, section 3.4), in [0, 0.5]
 */
public record Saturating(double smoothing) implements Objective {
    private static final NonSaturating LOGISTIC = new NonSaturating();

    public Saturating {
        Smoothing.require(smoothing);
    }

    @Override
    public <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        return Smoothing.logistic(scores, LOGISTIC, smoothing, reals, fakes);
    }

    @Override
    public <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes) {
        return scores.times(scores.mean(LOGISTIC.costOfLow(scores, fakes)), -1);
    }
}
