package crescendo.trainer.regulariser;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** γ/2 · E[‖∇D(x)‖²] at generated images (Mescheder et al. 2018), applied lazily as in Karras et al. 2020, section 3.1. */
public record R2(double gamma, int every) implements Regulariser {
    public R2 {
        if (!(gamma > 0)) throw new IllegalArgumentException("gamma of R2 must be positive, not " + gamma);
        if (every < 1) throw new IllegalArgumentException("every of R2 must be at least 1, not " + every);
    }

    @Override
    public <F extends TFloating> Operand<F> penalty(Critic<F> critic) {
        return critic.slope(critic.fakeScores(), critic.fakes(), gamma / 2);
    }
}
