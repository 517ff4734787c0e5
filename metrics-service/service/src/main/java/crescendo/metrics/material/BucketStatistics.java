package crescendo.metrics.material;

import crescendo.client.blob.BlobDamaged;
import crescendo.client.model.KeptStatistics;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.measure.Statistic;
import crescendo.measure.Statistics;
import crescendo.metric.MetricUndefined;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Statistics in the bucket, where every service finds what one has computed. */
final class BucketStatistics implements Statistics {
    private static final Logger LOG = Logger.getLogger(BucketStatistics.class);

    private final KeptStatistics kept;

    BucketStatistics(KeptStatistics kept) {
        this.kept = kept;
    }

    @Override
    public Map<String, Tensor> of(Statistic what, Computation how) throws MetricUndefined {
        try {
            Optional<byte[]> found = kept.get(what.digest());
            if (found.isPresent()) return Safetensors.decode(found.get());
        } catch (BlobDamaged | IllegalArgumentException e) {
            LOG.warnf("%s of %s is computed again: %s", what.name(), what.reals(), e.getMessage());
            return how.compute();
        }
        Map<String, Tensor> computed = how.compute();
        kept.keep(what.digest(), what, Safetensors.encode(computed));
        return computed;
    }
}
