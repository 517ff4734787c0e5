package crescendo.measure.pixel;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.measure.Metric;
import crescendo.metric.similarity.MultiScaleSimilarity.Window;

/** {@code ms-ssim}: {@link SimilarityMetric} on five scales as Wang et al. 2003 publish it; images below 176² have none. */
@AutoService(Metric.class)
public final class MsSsimMetric extends SimilarityMetric {
    public MsSsimMetric() {
        super(Window.FIXED, "11");
    }

    @Override
    public KnownMetric known() {
        return KnownMetric.MS_SSIM;
    }
}
