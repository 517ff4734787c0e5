package crescendo.trainer.recipe;

import crescendo.contracts.recipe.upscaling.Adversary.Perceptual;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual.Activation;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.upscaling.ConvFeatures;
import crescendo.trainer.upscaling.Perception;
import java.util.HashMap;
import java.util.Map;

/** What an upscaler is compared in, out of what a recipe says of it. */
public final class Perceptions {
    private static final String NETWORK = "classifier/";

    private Perceptions() {}

    /**
     * @param weights of the extractor's version, by {@code network/parameter}
     * @throws IllegalArgumentException where it has no such layer
     */
    public static Perception of(Perceptual recipe, Map<String, Tensor> weights) {
        Map<String, Tensor> own = new HashMap<>();
        Map<String, long[]> shapes = new HashMap<>();
        weights.forEach((name, tensor) -> {
            if (!name.startsWith(NETWORK)) return;
            own.put(name.substring(NETWORK.length()), tensor);
            shapes.put(name.substring(NETWORK.length()), tensor.shape());
        });
        boolean activated = recipe.activation() == Activation.AFTER;
        ConvFeatures features = ConvFeatures.of(recipe.layer(), activated, shapes);
        return new Perception(features, own, recipe.distance(), recipe.weight());
    }
}
