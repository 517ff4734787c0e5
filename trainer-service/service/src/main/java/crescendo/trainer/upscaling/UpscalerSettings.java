package crescendo.trainer.upscaling;

import crescendo.contracts.recipe.upscaling.PixelLoss;
import crescendo.trainer.model.upscaling.Upscaler;
import crescendo.trainer.ops.tf.Precision;
import crescendo.trainer.optimise.AdamSettings;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;

/**
 * All that steers an upscaler's run beside its schedule and its images.
 *
 * @param rateFactor by images shown: what the learning rate is multiplied with
 * @param emaDecay what a step keeps of the moving average, in [0, 1)
 * @param adversary that what is made is to deceive; absent where it is only to be near in its pixels
 * @param seed of the initial weights
 * @param threads TensorFlow's; the first run of a process decides for all
 */
public record UpscalerSettings(
        Upscaler network,
        PixelLoss loss,
        AdamSettings adam,
        LongToDoubleFunction rateFactor,
        double emaDecay,
        Precision precision,
        Optional<AdversarySettings> adversary,
        long seed,
        int threads) {
    public UpscalerSettings {
        if (!(emaDecay >= 0 && emaDecay < 1))
            throw new IllegalArgumentException("emaDecay must lie in [0, 1), not " + emaDecay);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
}
