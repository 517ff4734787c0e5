package crescendo.trainer.augmentation;

import crescendo.trainer.ops.tf.TypedGraph;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Left for right, where the chance is below one half. */
public record Mirroring() implements Augmentation {
    @Override
    public int chances() {
        return 1;
    }

    @Override
    public <F extends TFloating> Operand<F> of(TypedGraph<F> graph, Operand<F> images, List<Operand<F>> chances) {
        var tf = graph.ops();
        Operand<F> turned = tf.reverse(images, tf.constant(new int[] {2}));
        return tf.select(tf.math.less(chances.get(0), graph.scalar(0.5)), turned, images);
    }
}
