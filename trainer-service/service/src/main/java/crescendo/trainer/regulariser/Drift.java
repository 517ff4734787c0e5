package crescendo.trainer.regulariser;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** weight · E[D(x)²] over real images, so that scores do not drift away (Karras et al. 2018, appendix A.1: 0.001). */
public record Drift(double weight) implements Regulariser {
    public Drift {
        if (!(weight > 0)) throw new IllegalArgumentException("weight of drift must be positive, not " + weight);
    }

    @Override
    public <F extends TFloating> Operand<F> penalty(Critic<F> critic) {
        var tf = critic.graph();
        return tf.mul(tf.meanOfAll(tf.ops().math.square(critic.realScores())), weight);
    }
}
