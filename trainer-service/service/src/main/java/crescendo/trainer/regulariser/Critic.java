package crescendo.trainer.regulariser;

import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.portion.Draws;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * A discriminator at one step, as regularisers see it.
 *
 * @param score one more application of the discriminator: images to [batch, 1]
 * @param reals real images of the step, faded
 * @param realScores their scores
 * @param fakes generated images of the step
 * @param fakeScores their scores
 * @param draws random numbers that no other use of randomness in this step has
 */
public record Critic<F extends TFloating>(
        TypedGraph<F> graph,
        UnaryOperator<Operand<F>> score,
        Operand<F> reals,
        Operand<F> realScores,
        Operand<F> fakes,
        Operand<F> fakeScores,
        Draws<F> draws) {
    /** weight · E[‖∇D(x)‖²] at images that were scored. */
    Operand<F> slope(Operand<F> scores, Operand<F> images, double weight) {
        Operand<F> slope = graph.gradient(scores, images);
        return graph.mul(graph.meanOfAll(graph.sumPerExample(graph.ops().math.square(slope))), weight);
    }
}
