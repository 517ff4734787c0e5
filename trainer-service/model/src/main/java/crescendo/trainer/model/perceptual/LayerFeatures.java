package crescendo.trainer.model.perceptual;

import crescendo.trainer.model.Ops;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.shape.Shape;
import crescendo.trainer.model.shape.ShapeOps;
import crescendo.trainer.model.vgg.VggPlan;
import java.util.Arrays;
import java.util.Map;

/** What a convolution of a classifier sees, in images of any size. */
public sealed interface LayerFeatures permits ConvFeatures, VggFeatures {
    /**
     * Of a classifier told by the shapes of its weights: a plain one that was trained here, or a VGG.
     *
     * @param layer     such as {@code conv1}, or {@code conv5_4} of a VGG
     * @param activated whether they are taken after the activation
     * @param shapes    of its parameters, by name
     * @throws IllegalArgumentException where it has no such layer, naming those it has, or a parameter that leads there is missing
     *                                  or misshapen
     */
    static LayerFeatures of(String layer, boolean activated, Map<String, long[]> shapes) {
        LayerFeatures features = VggPlan.isOne(shapes)
                ? VggFeatures.of(layer, activated, shapes)
                : ConvFeatures.of(layer, activated, shapes);
        features.requireHeldIn(shapes);
        return features;
    }

    private void requireHeldIn(Map<String, long[]> shapes) {
        ShapeOps ops = new ShapeOps();
        of(ops, Shape.image(1 << halvings(), colours()));
        for (Parameter needed : ops.parameters()) {
            long[] there = shapes.get(needed.name());
            if (!Arrays.equals(there, needed.sides())) {
                throw new IllegalArgumentException(needed.name() + " is "
                        + (there == null ? "missing" : "of shape " + Arrays.toString(there))
                        + "; the layers around it need "
                        + needed.shape());
            }
        }
    }

    /** Of the images: 1 or 3. */
    int colours();

    /** How often a side is halved on the way. */
    int halvings();

    /**
     * @param images [batch, height, width, colours], in [−1, 1]
     * @return [batch, height, width, channels], sides halved on the way
     */
    <T> T of(Ops<T> ops, T images);

    /** @throws IllegalArgumentException where images of this side and these colours cannot be compared in them, with the reason */
    default void requireReadable(int side, int colours) {
        if (colours != colours()) {
            throw new IllegalArgumentException(
                    "it sees images of " + colours() + " colours, and recipe.network.colours is " + colours);
        }
        int least = 1 << halvings();
        if (side < least) {
            throw new IllegalArgumentException("its layer halves images " + halvings()
                    + " times, and recipe.schedule.crop is " + side + "; use " + least + " or more");
        }
    }
}
