package crescendo.trainer.gan;

import crescendo.trainer.augmentation.Mirroring;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.portion.Draws;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** What happens in the graph to real images before a network sees them. */
public record RealImages(TypedGraph<TFloat32> graph) {
    /** [0, 255] to [−1, 1]. */
    public Operand<TFloat32> scaled(Operand<TUint8> pixels) {
        Operand<TFloat32> numbers = graph.ops().dtypes.cast(pixels, TFloat32.class);
        return graph.add(graph.mul(numbers, 1 / 127.5), -1);
    }

    /** Each image with probability one half left for right. */
    public Operand<TFloat32> mirrored(Operand<TFloat32> images, Draws<TFloat32> draws) {
        return new Mirroring().of(graph, images, List.of(draws.uniform(1, 1, 1)));
    }

    /** α · x + (1 − α) · up(down(x)): reals fade like the networks that judge them. */
    public Operand<TFloat32> faded(TfOps<TFloat32> ops, Operand<TFloat32> images, Operand<TFloat32> alpha) {
        return ops.lerp(ops.upsample2(ops.downsample2(images)), images, alpha);
    }
}
