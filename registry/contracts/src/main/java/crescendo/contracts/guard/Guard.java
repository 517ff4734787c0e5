package crescendo.contracts.guard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a run counts as collapsed, and what is done then. Looking changes no weight. A loss or a weight that is no number any
 * more is found at every step, without looking.
 *
 * @param every              images from one look to the next, besides one at each checkpoint; 0 for no look at all
 * @param images             generated at a look, and as many real ones
 * @param patience           looks in a row that must show the same sign; only what is no number counts at once
 * @param action             what a collapse, or a verdict from outside, leads to
 * @param learningRateFactor that both learning rates are multiplied with at each roll-back
 * @param atMost             roll-backs of a job; the next collapse stops it
 */
public record Guard(
        long every,
        int images,
        int patience,
        Saturation saturation,
        Diversity diversity,
        Swd swd,
        Action action,
        double learningRateFactor,
        int atMost) {
    /** Of a program that is not guarded. */
    public static final Guard NONE =
            new Guard(0, 8, 1, new Saturation(0), new Diversity(0, 0), new Swd(0), Action.NONE, 1, 0);

    public enum Action {
        /** What is seen is recorded; a loss that is no number fails the job. */
        @JsonProperty("none")
        NONE,
        /** The job fails, and the alias {@code best} points to its best version. */
        @JsonProperty("stop")
        STOP,
        /** Training goes on from the best version, or from the beginning, with lower learning rates. */
        @JsonProperty("roll-back")
        ROLL_BACK
    }

    /**
     * The discriminator tells reals and fakes apart so surely that its gradient says nothing.
     *
     * @param gap between the mean scores of reals and fakes, averaged over the steps since the last look; 0 for never
     */
    public record Saturation(double gap) {}

    /**
     * Generated images become alike: within a minibatch of the generator, or between the samples of fixed latents of its average.
     *
     * @param floor share of the reals' diversity below which none may fall
     * @param fall  share of the diversity at the best look of this resolution below which none may fall; 0 for never
     */
    public record Diversity(double floor, double fall) {}

    /**
     * Generated images move away from the reals.
     *
     * @param rise times the lowest distance of this resolution, from which the distance is too large; 0 for never
     */
    public record Swd(double rise) {}
}
