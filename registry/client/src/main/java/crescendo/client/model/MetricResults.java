package crescendo.client.model;

import crescendo.client.Keys;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Creation;
import crescendo.contracts.Json;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionRef;
import java.util.List;
import java.util.Optional;

/** What was measured of the versions in a bucket: each metric of each protocol once. */
public final class MetricResults {
    private static final String PREFIX = "metrics/";

    private final Bucket bucket;

    public MetricResults(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Stores a result, unless another worker was first. @return what the bucket holds; events are made from this */
    public MetricResult create(MetricResult result) {
        String key = Keys.metric(result.version(), result.metric(), result.config());
        Creation outcome = bucket.createIfAbsent(key, Json.write(result));
        return outcome instanceof Creation.Existing existing
                ? Json.read(existing.content(), MetricResult.class)
                : result;
    }

    /** @param config as {@code MetricProtocol.config()} makes it */
    public Optional<MetricResult> get(VersionRef version, String metric, String config) {
        return bucket.get(Keys.metric(version, metric, config)).map(MetricResults::parse);
    }

    /** The results of one metric of one version, by protocol. Lists that version's part of the bucket. */
    public List<MetricResult> of(VersionRef version, String metric) {
        String prefix = Keys.metrics(version) + metric + "@";
        return bucket.list(prefix).stream()
                .sorted()
                .flatMap(key -> bucket.get(key).stream())
                .map(MetricResults::parse)
                .toList();
    }

    /** Every result there is. Lists the bucket, which is slow: for a rebuild, not for a request. */
    public List<MetricResult> list() {
        return bucket.list(PREFIX).stream()
                .flatMap(key -> bucket.get(key).stream())
                .map(MetricResults::parse)
                .toList();
    }

    private static MetricResult parse(byte[] content) {
        return Json.read(content, MetricResult.class);
    }
}
