package crescendo.trainer.regulariser;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** A regulariser that is applied at some steps only, and weighs more there (Karras et al. 2020, section 3.1). */
public record Lazily(Regulariser regulariser, int every) implements Regulariser {
    public Lazily {
        if (every < 1) throw new IllegalArgumentException("every must be at least 1, not " + every);
    }

    @Override
    public <F extends TFloating> Operand<F> penalty(Critic<F> critic) {
        return regulariser.penalty(critic);
    }
}
