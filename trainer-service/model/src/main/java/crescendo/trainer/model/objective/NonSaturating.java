package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/** The logistic losses of Goodfellow et al. 2014, the generator's in its non-saturating form. */
public record NonSaturating() implements Objective {
    @Override
    public <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes) {
        T missed = scores.mean(scores.softplus(scores.times(reals, -1)));
        return scores.add(missed, scores.mean(scores.softplus(fakes)));
    }

    @Override
    public <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes) {
        return scores.mean(scores.softplus(scores.times(fakes, -1)));
    }
}
