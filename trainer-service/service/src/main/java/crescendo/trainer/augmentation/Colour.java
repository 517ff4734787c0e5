package crescendo.trainer.augmentation;

import crescendo.trainer.ops.tf.TypedGraph;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Brightness moved by up to a half, saturation scaled by up to 2 and contrast by 0.5 to 1.5 (Zhao et al. 2020, DiffAugment).
 * Chances of 0.5 change nothing; a grey image has no saturation.
 */
public record Colour() implements Augmentation {
    @Override
    public int chances() {
        return 3;
    }

    @Override
    public <F extends TFloating> Operand<F> of(TypedGraph<F> graph, Operand<F> images, List<Operand<F>> chances) {
        Operand<F> x = graph.ops().math.add(images, graph.add(chances.get(0), -0.5));
        x = stretched(graph, x, graph.mean(x, 3), graph.mul(chances.get(1), 2));
        return stretched(graph, x, graph.mean(x, 1, 2, 3), graph.add(chances.get(2), 0.5));
    }

    private static <F extends TFloating> Operand<F> stretched(
            TypedGraph<F> graph, Operand<F> x, Operand<F> centre, Operand<F> factor) {
        var math = graph.ops().math;
        return math.add(centre, math.mul(factor, math.sub(x, centre)));
    }
}
