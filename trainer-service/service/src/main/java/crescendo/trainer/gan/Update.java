package crescendo.trainer.gan;

import crescendo.trainer.optimise.Descent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * How a network is improved once: a run for each micro-batch, of which all but the last gather slopes.
 *
 * @param means scalars that tell how things stand, of which a step finds the mean over its runs
 * @param sums scalars that the last run alone tells, for the whole minibatch
 * @param gathering what all runs but the last do
 * @param improving what the last one does
 */
record Update(
        Map<String, Operand<TFloat32>> means,
        Map<String, Operand<TFloat32>> sums,
        List<Op> gathering,
        List<Op> improving) {
    /** @param followers what happens once the parameters are new */
    static Update of(Map<String, Operand<TFloat32>> means, Descent.Step step, List<Op> followers) {
        List<Op> last = new ArrayList<>(step.improving());
        last.addAll(followers);
        last.addAll(step.finishing());
        return new Update(means, step.figures(), step.gathering(), last);
    }
}
