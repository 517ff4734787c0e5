package crescendo.metrics.measure;

import crescendo.client.blob.Blobs;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** What a metric finds of a version, or the reason why it finds nothing. */
record Examination(VersionManifest manifest, Comparison comparison, Blobs blobs) {
    private static final Logger LOG = Logger.getLogger(Examination.class);

    /** Measures; pictures are in the bucket when it returns. */
    MetricResult by(Metric metric, MetricProtocol protocol) {
        try {
            Value value = metric.measure(comparison, protocol);
            LOG.infof("%s: %s %s", manifest.ref(), protocol.metric(), value.value());
            return new MetricResult(
                    MetricResult.SCHEMA_VERSION,
                    manifest.ref(),
                    manifest.at(),
                    protocol,
                    Optional.of(value.value()),
                    Optional.empty(),
                    value.parts(),
                    value.classes(),
                    kept(value.pictures()));
        } catch (MetricUndefined e) {
            LOG.infof("%s: %s undefined: %s", manifest.ref(), protocol.metric(), e.getMessage());
            return new MetricResult(
                    MetricResult.SCHEMA_VERSION,
                    manifest.ref(),
                    manifest.at(),
                    protocol,
                    Optional.empty(),
                    Optional.of(e.getMessage()),
                    Map.of(),
                    List.of());
        }
    }

    private Map<String, FileRef> kept(Map<String, byte[]> pictures) {
        Map<String, FileRef> files = new TreeMap<>();
        pictures.forEach((name, png) -> files.put(name, new FileRef(blobs.put(png), png.length, "image/png")));
        return files;
    }
}
