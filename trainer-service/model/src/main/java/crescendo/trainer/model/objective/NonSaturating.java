package crescendo.trainer.model.objective;

/**
 * The logistic losses of Goodfellow et al. 2014, the generator's in its non-saturating form.
 *
 * @param smoothing reals are to be real with probability 1 − smoothing (Salimans et al. 2016, section 3.4), in [0, 0.5]
 */
public record NonSaturating(double smoothing) implements Symmetric {
    public NonSaturating() {
        this(0);
    }

    public NonSaturating {
        Smoothing.require(smoothing);
    }

    @Override
    public <T> T cost(Scores<T> scores, T y) {
        return scores.softplus(scores.times(y, -1));
    }

    @Override
    public <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        return Smoothing.logistic(scores, this, smoothing, reals, fakes);
    }
}
