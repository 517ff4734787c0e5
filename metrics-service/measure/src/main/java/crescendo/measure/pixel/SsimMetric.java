package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.measure.Metric;
import crescendo.metric.similarity.Restoration;
import crescendo.metric.similarity.Upscaling;

/**
 * {@code ssim}: structural similarity of what an upscaler makes to the truth on luma, by the protocol of super-resolution papers; parts
 * are {@code bicubic}, the same of bicubic, and {@code gain} over it.
 *
 * <p>As {@link Restoration} says, of the images of the data set {@code test}.
 */
@AutoService(Metric.class)
public final class SsimMetric extends RestorationMetric {
    @Override
    public KnownMetric known() {
        return KnownMetric.SSIM;
    }

    @Override
    double of(Upscaling judged) {
        return judged.ssim();
    }
}
