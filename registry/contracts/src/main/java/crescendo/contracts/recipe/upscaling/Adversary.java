package crescendo.contracts.recipe.upscaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Objective.Comparison;
import java.util.Optional;

/**
 * What an upscaler is trained against beside its pixels. Losses are of images in [0, 1], as the papers weigh them.
 *
 * @param channels   feature maps of the discriminator's first layers; 64 in the papers
 * @param comparison whether it judges images alone (SRGAN) or against the mean of the other kind (ESRGAN)
 * @param weight     of its verdict in the upscaler's loss: 5e-3 in ESRGAN, 1e-3 in SRGAN
 * @param pixels     weight of the distance in pixels: 1e-2 in ESRGAN, 0 in SRGAN
 * @param perceptual distance in the features of an extractor; absent where it plays no part
 */
public record Adversary(
        int channels, Comparison comparison, double weight, double pixels, Optional<Perceptual> perceptual) {

    /**
     * Distance in the features of an extractor, which training leaves as they are.
     *
     * @param extractor  the model whose newest version at the time of the claim it is: a classifier that was trained here,
     *                   or weights that were imported
     * @param layer      whose features are compared, by its name, such as {@code conv1}, or {@code conv5_4} of a VGG
     * @param activation whether they are taken before it (ESRGAN) or after (SRGAN)
     * @param distance   between features
     * @param weight     in the upscaler's loss
     */
    public record Perceptual(Name extractor, String layer, Activation activation, PixelLoss distance, double weight) {
        /** On which side of a layer's activation features are taken. */
        public enum Activation {
            @JsonProperty("before")
            BEFORE,
            @JsonProperty("after")
            AFTER
        }
    }
}
