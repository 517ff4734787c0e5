package crescendo.trainer.upscaling;

import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.trainer.ops.tf.TypedGraph;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** How far images are apart, pixel by pixel: a scalar. */
record PixelDistance<F extends TFloating>(TypedGraph<F> graph, PixelLoss loss) {
    Operand<F> between(Operand<F> made, Operand<F> wanted) {
        Operand<F> apart = graph.ops().math.sub(made, wanted);
        return graph.meanOfAll(
                switch (loss) {
                    case L1 -> graph.ops().math.abs(apart);
                    case MSE -> graph.ops().math.square(apart);
                });
    }
}
