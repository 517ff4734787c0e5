package crescendo.trainer.gan;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * What a discriminator thinks of a minibatch.
 *
 * @param loss what it lowers, a scalar
 * @param realScores of real images, [batch, 1]
 * @param fakeScores of generated images, [batch, 1]
 * @param penalty the part of the loss that regularisers add, a scalar; empty where none has its turn
 */
public record Judgement<F extends TFloating>(
        Operand<F> loss, Operand<F> realScores, Operand<F> fakeScores, Optional<Operand<F>> penalty) {}
