package crescendo.trainer.model.objective;

/**
 * Mao et al. 2017 with their labels a = −1 for fakes and b = c = 1 for reals.
 *
 * @param smoothing moves the reals' label to 1 − 2 · smoothing, in [0, 0.5]
 */
public record LeastSquares(double smoothing) implements Symmetric {
    public LeastSquares {
        Smoothing.require(smoothing);
    }

    @Override
    public <T> T cost(Scores<T> scores, T y) {
        return scores.square(scores.plus(y, -1));
    }

    @Override
    public <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        T real = scores.mean(scores.square(scores.plus(reals, 2 * smoothing - 1)));
        return scores.add(real, scores.mean(costOfLow(scores, fakes)));
    }
}
