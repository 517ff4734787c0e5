package crescendo.trainer.labels;

import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.ops.tf.TypedGraph;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * What an auxiliary classifier adds to both losses (Odena et al. 2017): the cross entropy of the labels, of real and generated
 * images alike in the discriminator's, of generated ones in the generator's.
 *
 * @param labels one-hot, of every image that is judged
 * @param weight 1 in both papers, Karras et al. 2018 being the other
 */
public record Classification<F extends TFloating>(TypedGraph<F> graph, Optional<Operand<F>> labels, double weight) {

    /** The loss with what the heads that tell classes apart add to it. */
    public Operand<F> addedTo(Operand<F> loss, List<Heads<Operand<F>>> judged) {
        Operand<F> sum = loss;
        for (Heads<Operand<F>> heads : judged)
            if (heads.logits().isPresent())
                sum = graph.ops().math.add(sum, crossEntropy(heads.logits().get()));
        return sum;
    }

    private Operand<F> crossEntropy(Operand<F> logits) {
        // TensorFlow's own cross entropy has no gradient in float64
        Operand<F> known =
                graph.ops().math.mul(labels.orElseThrow(), graph.ops().nn.logSoftmax(logits));
        return graph.mul(graph.meanOfAll(graph.sumPerExample(known)), -weight);
    }
}
