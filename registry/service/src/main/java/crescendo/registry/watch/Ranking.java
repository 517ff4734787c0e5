package crescendo.registry.watch;

import crescendo.contracts.metric.Better;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import java.util.Comparator;

/**
 * The order of all values of one metric that a model has, the best first. Values compare only within one protocol; between
 * protocols it is the protocol that decides: the finest resolution, then the newest revision, then the most samples, and last
 * the series' name, which is arbitrary and fixed. So the first of any set is the same in whatever order its values came.
 */
final class Ranking {
    private Ranking() {}

    private static final Comparator<MetricResult> STRONGEST_PROTOCOL_FIRST = Comparator.comparing(
                    MetricResult::protocol,
                    Comparator.comparingInt(MetricProtocol::resolution)
                            .thenComparingInt(MetricProtocol::revision)
                            .thenComparingInt(MetricProtocol::count)
                            .reversed())
            .thenComparing(result -> result.protocol().series());

    private static final Comparator<MetricResult> NEWEST_FIRST = Comparator.comparingLong(
                    (MetricResult result) -> result.at().imagesShown())
            .thenComparing(result -> result.version().version())
            .reversed();

    /** Of results that have values. Of equal values the newer version's is the first. */
    static Comparator<MetricResult> bestFirst(String metric) {
        return STRONGEST_PROTOCOL_FIRST
                .thenComparing(
                        result -> result.value().orElseThrow(),
                        Better.of(metric).bestFirst())
                .thenComparing(NEWEST_FIRST);
    }
}
