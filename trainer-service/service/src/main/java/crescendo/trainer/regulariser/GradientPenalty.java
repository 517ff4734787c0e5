package crescendo.trainer.regulariser;

import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * WGAN-GP: weight/target² · E[(‖∇D(x̂)‖ − target)²] at random points between real and generated images (Gulrajani et al. 2017;
 * the target is γ in Karras et al. 2018: 1, and 750 for CIFAR-10).
 */
public record GradientPenalty(double weight, double target, int every) implements Regulariser {
    /** Applied at every step, as published. */
    public GradientPenalty(double weight, double target) {
        this(weight, target, 1);
    }

    public GradientPenalty {
        if (!(weight > 0))
            throw new IllegalArgumentException("weight of the gradient penalty must be positive, not " + weight);
        if (!(target > 0))
            throw new IllegalArgumentException("target of the gradient penalty must be positive, not " + target);
        if (every < 1)
            throw new IllegalArgumentException("every of the gradient penalty must be at least 1, not " + every);
    }

    @Override
    public <F extends TFloating> Operand<F> penalty(Critic<F> critic) {
        var tf = critic.graph();
        Operand<F> share = critic.draws().uniform(1, 1, 1);
        Operand<F> way = tf.ops().math.mul(share, tf.ops().math.sub(critic.fakes(), critic.reals()));
        Operand<F> between = tf.ops().math.add(critic.reals(), way);

        Operand<F> slope = tf.gradient(critic.score().apply(between), between);
        // under the root, so that its own slope stays finite at 0
        Operand<F> norm =
                tf.ops().math.sqrt(tf.add(tf.sumPerExample(tf.ops().math.square(slope)), 1e-12));

        Operand<F> excess = tf.add(norm, -target);
        return tf.mul(tf.meanOfAll(tf.ops().math.square(excess)), weight / (target * target));
    }
}
