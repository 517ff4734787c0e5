package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the two networks play for.
 *
 * @param loss    on the scores
 * @param penalty on the discriminator's gradient
 * @param drift   weight of the squared scores of real images (Karras et al. 2018, appendix A.1: 0.001)
 */
public record Objective(Loss loss, Penalty penalty, double drift) {
    public enum Loss {
        /** Goodfellow et al. 2014, the generator maximising log D(G(z)). */
        @JsonProperty("non-saturating")
        NON_SATURATING,
        /** Arjovsky et al. 2017. */
        @JsonProperty("wasserstein")
        WASSERSTEIN;

        public static Loss of(String text) {
            return text.equals("wasserstein") ? WASSERSTEIN : NON_SATURATING;
        }
    }

    /**
     * @param kind   where the gradient is taken
     * @param weight λ of the gradient penalty; γ of R1, whose loss is γ/2 · ‖∇‖²
     * @param target the norm that a gradient penalty asks for; R1 has none
     * @param every  steps from one application to the next; its weight grows by this factor
     */
    public record Penalty(Kind kind, double weight, double target, int every) {
        public enum Kind {
            /** Gulrajani et al. 2017: λ/target² · (‖∇‖ − target)², between real and generated images. */
            @JsonProperty("gradient-penalty")
            GRADIENT_PENALTY,
            /** Mescheder et al. 2018: γ/2 · ‖∇‖², at real images. */
            @JsonProperty("r1")
            R1,
            @JsonProperty("none")
            NONE;
        }
    }
}
