package crescendo.contracts.metric;

import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import java.util.Optional;

/**
 * One piece of work for the metrics services: a version is to have a metric. Where it has it already, nothing is computed.
 *
 * @param version   to be measured
 * @param metric    its name
 * @param extractor in place of the one that the version's job pinned
 */
public record MeasureRequest(int schemaVersion, VersionRef version, String metric, Optional<ModelPin> extractor) {
    public static final int SCHEMA_VERSION = 1;

    public MeasureRequest {
        if (version == null) {
            throw new IllegalArgumentException("version: missing");
        }
        if (metric == null) {
            throw new IllegalArgumentException("metric: missing");
        }
        extractor = extractor == null ? Optional.empty() : extractor;
    }

    /** The record's: what is asked of one version is done by one service after the other. */
    public String key() {
        return version.key();
    }
}
