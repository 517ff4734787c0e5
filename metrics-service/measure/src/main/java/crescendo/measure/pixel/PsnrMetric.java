package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.similarity.Restoration;
import java.util.Map;

/**
 * {@code psnr}: peak signal-to-noise ratio of an upscaler on luma, in dB, by the protocol of super-resolution papers; parts are
 * {@code bicubic}, the same of bicubic, {@code gain} over it, and {@code rgb}, over all channels.
 *
 * <p>As {@link Restoration} says, of the images of the data set {@code test}.
 */
@AutoService(Metric.class)
public final class PsnrMetric extends RestorationMetric {
    @Override
    public KnownMetric known() {
        return KnownMetric.PSNR;
    }

    @Override
    Value value(Restoration restored) {
        double found = restored.network().psnr();
        double bicubic = restored.bicubic().psnr();
        return new Value(
                found,
                Map.of(
                        "bicubic",
                        bicubic,
                        "gain",
                        found - bicubic,
                        "rgb",
                        restored.network().rgbPsnr()));
    }
}
