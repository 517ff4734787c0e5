package crescendo.contracts.recipe.degradation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** What a number is drawn from, uniformly; in JSON {@code [from, to]}. Both may be the same, which leaves nothing to chance. */
public record Range(double from, double to) {
    public Range {
        if (!Double.isFinite(from) || !Double.isFinite(to) || from > to) {
            throw new IllegalArgumentException(
                    "a range goes from a number to one not below it, not " + from + " to " + to);
        }
    }

    @JsonCreator
    static Range of(List<Double> ends) {
        if (ends.size() != 2) {
            throw new IllegalArgumentException("a range has 2 ends, not " + ends.size());
        }
        return new Range(ends.get(0), ends.get(1));
    }

    @JsonValue
    List<Double> ends() {
        return List.of(from, to);
    }

    /** @param uniform in [0, 1) */
    public double at(double uniform) {
        return from + (to - from) * uniform;
    }

    public boolean within(double least, double most) {
        return from >= least && to <= most;
    }
}
