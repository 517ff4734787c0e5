package crescendo.contracts.recipe.upscaling;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far two images are apart, pixel by pixel. */
public enum PixelLoss {
    /** The mean of absolute differences. */
    @JsonProperty("l1")
    L1,
    /** The mean of squared differences. */
    @JsonProperty("mse")
    MSE
}
