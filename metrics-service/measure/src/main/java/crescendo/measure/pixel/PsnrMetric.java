package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.measure.Metric;
import crescendo.metric.similarity.Restoration;
import crescendo.metric.similarity.Upscaling;
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
    double of(Upscaling judged) {
        return judged.psnr();
    }

    @Override
    Map<String, Double> others(Upscaling network) {
        return Map.of("rgb", network.rgbPsnr());
    }
}
