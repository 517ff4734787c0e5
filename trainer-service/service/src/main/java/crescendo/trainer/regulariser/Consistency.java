package crescendo.trainer.regulariser;

import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.augmentation.Mirroring;
import crescendo.trainer.augmentation.Translation;
import crescendo.trainer.portion.Draws;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * weight · E[(D(x) − D(T(x)))²] over real images, T mirroring half of them and moving each by up to an eighth (Zhang et al.
 * 2020, CR-GAN: 10); over generated images too it is the balanced form of Zhao et al. 2020, bCR.
 */
public record Consistency(double weight, boolean fakesToo) implements Regulariser {
    private static final Augmentations CHANGES = new Augmentations(List.of(new Mirroring(), new Translation()));

    public Consistency {
        if (!(weight > 0))
            throw new IllegalArgumentException("weight of the consistency must be positive, not " + weight);
    }

    @Override
    public <F extends TFloating> Operand<F> penalty(Critic<F> critic) {
        var tf = critic.graph();
        Operand<F> apart = apart(
                critic, critic.reals(), critic.realScores(), critic.draws().part(1));
        if (fakesToo)
            apart = tf.ops()
                    .math
                    .add(
                            apart,
                            apart(
                                    critic,
                                    critic.fakes(),
                                    critic.fakeScores(),
                                    critic.draws().part(2)));
        return tf.mul(apart, weight);
    }

    private static <F extends TFloating> Operand<F> apart(
            Critic<F> critic, Operand<F> images, Operand<F> scores, Draws<F> draws) {
        var tf = critic.graph();
        Operand<F> changed = critic.score().apply(CHANGES.of(tf, images, draws));
        return tf.meanOfAll(tf.ops().math.square(tf.ops().math.sub(scores, changed)));
    }
}
