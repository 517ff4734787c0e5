package crescendo.trainer.upscaling;

import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.perceptual.LayerFeatures;
import crescendo.trainer.ops.tf.ConstantScope;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TypedGraph;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * How far what is made is from the truth to an extractor, whose weights stay as they are (Johnson et al. 2016; before the activation as
 * Wang et al. 2018 do, or after it as Ledig et al. 2017).
 *
 * @param features that are compared
 * @param weights  of the extractor, by parameter
 * @param weight   in the upscaler's loss
 */
public record Perception(LayerFeatures features, Map<String, Tensor> weights, PixelLoss distance, double weight) {
    /** Of images in [−1, 1], a scalar. */
    Operand<TFloat32> distance(TypedGraph<TFloat32> graph, Operand<TFloat32> made, Operand<TFloat32> truth) {
        ConstantScope<TFloat32> scope = new ConstantScope<>(graph, weights);
        Operand<TFloat32> found = features.of(new TfOps<>(graph, scope), made);
        Operand<TFloat32> wanted = features.of(new TfOps<>(graph, scope), truth);
        return graph.mul(new PixelDistance<>(graph, distance).between(found, wanted), weight);
    }
}
