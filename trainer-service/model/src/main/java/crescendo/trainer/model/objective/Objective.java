package crescendo.trainer.model.objective;

import java.util.function.Supplier;

/** A pair of losses on scores, both to be made small. */
public interface Objective {
    /**
     * @param reals scores of real images, [batch, 1]
     * @param fakes scores of generated images, [batch, 1]
     * @return a scalar
     */
    <T> T discriminatorLoss(Scores<T> scores, T reals, T fakes);

    /**
     * @param reals scores of real images; only an objective that compares with them asks, and then pays for them
     * @param fakes scores of generated images, [batch, 1]
     * @return a scalar
     */
    <T> T generatorLoss(Scores<T> scores, Supplier<T> reals, T fakes);
}
