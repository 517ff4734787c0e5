package crescendo.cli.evaluate.upscaled;

import crescendo.metric.MetricUndefined;
import crescendo.metric.similarity.Picture;
import crescendo.metric.similarity.Upscaling;
import java.util.Optional;

/**
 * How close one picture came to its original, or why there is no value for that.
 *
 * @param undefined the reason, where there is no value
 */
record Judged(Optional<Upscaling> value, Optional<String> undefined) {
    /** @throws IllegalArgumentException where the sizes do not belong together */
    static Judged of(Picture upscaled, Picture truth, int scale) {
        try {
            return new Judged(Optional.of(Upscaling.between(upscaled, truth, scale)), Optional.empty());
        } catch (MetricUndefined e) {
            return new Judged(Optional.empty(), Optional.of(e.getMessage()));
        }
    }
}
