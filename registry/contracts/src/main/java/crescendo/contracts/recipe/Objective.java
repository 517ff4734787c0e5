package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the two networks play for.
 *
 * @param loss        on the scores
 * @param comparison  whether scores are judged alone or against those of the other kind
 * @param smoothing   one-sided label smoothing (Salimans et al. 2016): reals are to be judged real to 1 − smoothing; 0 for none
 * @param penalty     on the discriminator's gradient
 * @param drift       weight of the squared scores of real images (Karras et al. 2018, appendix A.1: 0.001)
 * @param consistency of an image's score with that of the same image mirrored and moved
 * @param classification weight of the cross entropy of the labels in both losses (Odena et al. 2017: 1); 0 where nothing classifies
 */
public record Objective(
        Loss loss,
        Comparison comparison,
        double smoothing,
        Penalty penalty,
        double drift,
        Consistency consistency,
        double classification) {
    public enum Loss {
        /** Goodfellow et al. 2014, the generator minimising log(1 − D(G(z))). */
        @JsonProperty("saturating")
        SATURATING,
        /** Goodfellow et al. 2014, the generator maximising log D(G(z)). */
        @JsonProperty("non-saturating")
        NON_SATURATING,
        /** Mao et al. 2017. */
        @JsonProperty("least-squares")
        LEAST_SQUARES,
        /** Lim and Ye 2017. */
        @JsonProperty("hinge")
        HINGE,
        /** Arjovsky et al. 2017. */
        @JsonProperty("wasserstein")
        WASSERSTEIN
    }

    /** What a score is judged against: Jolicoeur-Martineau 2018. */
    public enum Comparison {
        /** Nothing. */
        @JsonProperty("plain")
        PLAIN,
        /** The score of one image of the other kind. */
        @JsonProperty("relativistic")
        RELATIVISTIC,
        /** The mean score of the other kind. */
        @JsonProperty("relativistic-average")
        RELATIVISTIC_AVERAGE
    }

    /**
     * @param kind   where the gradient is taken
     * @param weight λ of the gradient penalty; γ of R1 and R2, whose loss is γ/2 · ‖∇‖²
     * @param target the norm that a gradient penalty asks for; the others have none
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
            /** As R1, at generated images. */
            @JsonProperty("r2")
            R2,
            /** Both. */
            @JsonProperty("r1-and-r2")
            R1_AND_R2,
            @JsonProperty("none")
            NONE;
        }
    }

    /**
     * @param weight of the squared distance between the two scores; 0 for none
     * @param on     which images
     */
    public record Consistency(double weight, On on) {
        public static final Consistency NONE = new Consistency(0, On.REALS);

        public enum On {
            /** Zhang et al. 2020. */
            @JsonProperty("reals")
            REALS,
            /** Generated images as well, Zhao et al. 2020 (bCR). */
            @JsonProperty("both")
            BOTH
        }
    }
}
