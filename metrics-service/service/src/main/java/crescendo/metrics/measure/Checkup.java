package crescendo.metrics.measure;

import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to do about a checkpoint, given what the bucket holds of it already: what is there is only announced again.
 *
 * @param announce events made from results in the bucket
 * @param measure protocols without a result
 */
public record Checkup(List<MetricRecorded> announce, List<MetricProtocol> measure) {
    public Checkup {
        announce = List.copyOf(announce);
        measure = List.copyOf(measure);
    }

    /**
     * Decides.
     *
     * @param wanted the protocols that the manifest asks for
     * @param known results in the bucket by their protocol
     */
    public static Checkup of(List<MetricProtocol> wanted, Map<MetricProtocol, MetricResult> known) {
        List<MetricRecorded> announce = new ArrayList<>();
        List<MetricProtocol> measure = new ArrayList<>();
        for (MetricProtocol protocol : wanted) {
            MetricResult result = known.get(protocol);
            if (result == null) measure.add(protocol);
            else announce.add(event(result));
        }
        return new Checkup(announce, measure);
    }

    /** The event of a result as the bucket holds it. */
    public static MetricRecorded event(MetricResult stored) {
        return new MetricRecorded(MetricResult.SCHEMA_VERSION, stored);
    }
}
