package crescendo.contracts.event;

import crescendo.contracts.metric.MetricResult;

/** A metric of a version is known, or known to be undefined: the result as it lies in the bucket. */
public record MetricRecorded(int schemaVersion, MetricResult result) implements Event {
    @Override
    public Topic topic() {
        return Topic.METRICS;
    }

    @Override
    public String key() {
        return result.version().key() + "/" + result.metric() + "@" + result.config();
    }

    @Override
    public String id() {
        return key();
    }

    @Override
    public String type() {
        return "crescendo.metric-recorded.v1";
    }
}
