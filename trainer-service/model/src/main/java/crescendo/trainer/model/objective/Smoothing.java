package crescendo.trainer.model.objective;

/** One-sided label smoothing, Salimans et al. 2016, section 3.4: only the reals' label moves. */
final class Smoothing {
    private static final double MOST = 0.5;

    private Smoothing() {}

    static void require(double smoothing) {
        if (!(smoothing >= 0 && smoothing <= MOST))
            throw new IllegalArgumentException("smoothing must lie in [0, 0.5], not " + smoothing);
    }

    /** The discriminator's cross entropy with reals labelled 1 − smoothing and fakes 0. */
    static <T> T logistic(Scores<T> scores, Symmetric logistic, double smoothing, T reals, T fakes) {
        T real = scores.mean(logistic.cost(scores, reals));
        if (smoothing > 0) {
            T doubted = scores.mean(logistic.costOfLow(scores, reals));
            real = scores.add(scores.times(real, 1 - smoothing), scores.times(doubted, smoothing));
        }
        return scores.add(real, scores.mean(logistic.costOfLow(scores, fakes)));
    }
}
