package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.feature.DensityCoverage;
import crescendo.metric.feature.Neighbourhoods;
import java.util.Map;

/**
 * {@code density-coverage}: the coverage, which lies in [0, 1], in the extractor's feature space; parts are {@code coverage} and
 * {@code density}, which may pass 1.
 *
 * <p>Naeem et al. 2020, as {@link DensityCoverage} says, of as many training images as fakes, with k = 5.
 */
@AutoService(Metric.class)
public final class DensityCoverageMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.DENSITY_COVERAGE;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        return RealNeighbourhoods.protocol(comparison, known(), REVISION, DensityCoverage.NEIGHBOURS);
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        Neighbourhoods reals = RealNeighbourhoods.of(comparison, protocol, DensityCoverage.NEIGHBOURS);
        DensityCoverage found = DensityCoverage.between(
                reals, comparison.seenFakes(protocol.count()).features(), comparison.workers());
        return new Value(found.coverage(), Map.of("coverage", found.coverage(), "density", found.density()));
    }
}
