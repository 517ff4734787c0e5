package crescendo.trainer.recipe;

import crescendo.contracts.recipe.upscaling.Adversary.Perceptual;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.upscaling.Perception;
import java.util.Map;

/** What an upscaler is compared in, out of what a recipe says of it. */
final class Perceptions {
    private Perceptions() {}

    /**
     * @param weights of the extractor's version, by {@code network/parameter}
     * @throws IllegalArgumentException where it has no such layer
     */
    static Perception of(Perceptual recipe, Map<String, Tensor> weights) {
        Map<String, Tensor> own = Perceivable.parameters(weights);
        return new Perception(Perceivable.features(recipe, own), own, recipe.distance(), recipe.weight());
    }
}
