package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/** Lim and Ye 2017: the discriminator asks for a margin of one, the generator only for higher scores. */
public record Hinge() implements Symmetric {
    @Override
    public <T> T cost(Scores<T> scores, T y) {
        return scores.positive(scores.plus(scores.times(y, -1), 1));
    }

    @Override
    public <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes) {
        return scores.times(scores.mean(fakes), -1);
    }
}
