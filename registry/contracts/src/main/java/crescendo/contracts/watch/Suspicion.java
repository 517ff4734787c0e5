package crescendo.contracts.watch;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;

/**
 * A version at which its job seems to have collapsed.
 *
 * @param config     of the metric's protocol, the same for both values
 * @param resolution of the images that were compared, in pixels
 * @param value      of the metric
 * @param best       value that was known of an earlier version of the job
 * @param bestOf     that version
 * @param limit      times the best that was allowed: a factor above 1 of a rise, a share below 1 of a fall
 * @param reason     all this in a sentence
 */
public record Suspicion(
        int schemaVersion,
        VersionRef version,
        VersionManifest.At at,
        Name job,
        String metric,
        String config,
        int resolution,
        Sign sign,
        double value,
        double best,
        VersionRef bestOf,
        double limit,
        String reason) {
    public static final int SCHEMA_VERSION = 1;

    /** What it is of: one version by one protocol of one metric. */
    public String subject() {
        return metric + "@" + config;
    }
}
