package crescendo.trainer.regulariser;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** An addition to a discriminator's loss. */
public interface Regulariser {
    /** Applied at every how manieth step; what it adds there is multiplied by as much. */
    default int every() {
        return 1;
    }

    /** What is added to the loss when it is applied, a scalar, not yet multiplied by {@link #every}. */
    <F extends TFloating> Operand<F> penalty(Critic<F> critic);
}
