package crescendo.trainer.augmentation;

import crescendo.trainer.ops.tf.TypedGraph;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** A change of images that can be differentiated twice. What is random about it comes in as numbers, a few for each image. */
public interface Augmentation {
    /** How many numbers each image needs. */
    int chances();

    /**
     * @param images [n, height, width, colours], nominally in [−1, 1], n known
     * @param chances as many as {@link #chances}, each [n, 1, 1, 1], in [0, 1)
     * @return as {@code images}
     */
    <F extends TFloating> Operand<F> of(TypedGraph<F> graph, Operand<F> images, List<Operand<F>> chances);
}
