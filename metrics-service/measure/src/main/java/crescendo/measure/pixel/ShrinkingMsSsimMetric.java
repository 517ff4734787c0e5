package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.measure.Metric;
import crescendo.metric.similarity.MultiScaleSimilarity.Window;

/**
 * {@code ms-ssim-shrinking}: {@link SimilarityMetric} as Karras et al. 2018 measure it at 128²: where a scale is smaller than the
 * window, the window shrinks to fit. Images below 32² have none.
 */
@AutoService(Metric.class)
public final class ShrinkingMsSsimMetric extends SimilarityMetric {
    public ShrinkingMsSsimMetric() {
        super(Window.SHRINKING, "11, shrinking");
    }

    @Override
    public KnownMetric known() {
        return KnownMetric.MS_SSIM_SHRINKING;
    }
}
