package crescendo.metrics.measure;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.model.MetricResults;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.Metric;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.metric.Workers;
import crescendo.metrics.material.BucketMaterial;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** A service that has just started measures one version. */
final class Measured {
    private Measured() {}

    /** What it announces. @param threads of its arithmetic */
    static List<MetricRecorded> of(VersionManifest version, Bucket bucket, int threads) {
        List<MetricRecorded> announced = new ArrayList<>();
        try (Workers workers = new Workers(threads);
                BucketMaterial material = new BucketMaterial(bucket, new OnnxRuntime(1, 16), 64 << 20)) {
            new Measurer(
                            Metric.all(),
                            material,
                            workers,
                            new MetricResults(bucket),
                            new Blobs(bucket),
                            announced::add,
                            new SimpleMeterRegistry())
                    .measure(version);
        }
        return announced;
    }
}
