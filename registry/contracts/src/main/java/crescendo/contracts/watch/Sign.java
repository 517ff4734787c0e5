package crescendo.contracts.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import crescendo.contracts.metric.Better;
import java.util.Set;

/** What makes a collapse suspected. */
public enum Sign {
    /** A distance from the real images has risen. */
    @JsonProperty("rise")
    RISE,
    /** The diversity of the samples has fallen. */
    @JsonProperty("fall")
    FALL;

    private static final Set<String> SIMILARITIES = Set.of("ms-ssim", "ms-ssim-shrinking");

    /** What a metric can show. The similarity of samples to each other is lower where they are more diverse. */
    public static Sign of(String metric) {
        boolean diversity = SIMILARITIES.contains(metric) || Better.of(metric) == Better.HIGHER;
        return diversity ? FALL : RISE;
    }

    /** The value as a distance, or as a diversity: of a similarity what is missing to 1. */
    public double measure(String metric, double value) {
        return SIMILARITIES.contains(metric) ? 1 - value : value;
    }

    /** The better of two such measures: the smaller distance, the larger diversity. */
    public double better(double one, double other) {
        return this == RISE ? Math.min(one, other) : Math.max(one, other);
    }

    /**
     * Whether a measure shows the sign.
     *
     * @param best  before, above 0: a factor tells nothing of another
     * @param limit times the best
     */
    public boolean shows(double measure, double best, double limit) {
        return this == RISE ? measure > limit * best : measure < limit * best;
    }
}
