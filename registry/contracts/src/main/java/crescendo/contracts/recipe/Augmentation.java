package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.List;

/**
 * How images are changed at random before the discriminator sees them.
 *
 * @param mirror         whether real images are flipped left to right
 * @param differentiable changes of real and generated images alike, in the order in which they are made
 */
public record Augmentation(boolean mirror, List<Differentiable> differentiable) {
    /** Zhao et al. 2020, DiffAugment. */
    public enum Differentiable {
        /** Brightness, saturation and contrast. */
        @JsonProperty("colour")
        COLOUR,
        /** By up to an eighth of each side. */
        @JsonProperty("translation")
        TRANSLATION,
        /** A box of half of each side. */
        @JsonProperty("cutout")
        CUTOUT
    }

    /** @param differentiable in any order */
    public Augmentation {
        differentiable = List.copyOf(
                differentiable.isEmpty() ? EnumSet.noneOf(Differentiable.class) : EnumSet.copyOf(differentiable));
    }
}
