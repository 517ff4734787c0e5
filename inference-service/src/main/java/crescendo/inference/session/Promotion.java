package crescendo.inference.session;

import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which version should answer where a request names none: the newest that was not refused. */
final class Promotion {
    private Promotion() {}

    /**
     * Decides.
     *
     * @param newestFirst versions of a model
     * @param refused     versions that are not fit to be served
     * @param current     the one that answers now
     * @return the version to load and put in front; nothing where all is as it should be
     */
    static Optional<VersionManifest> next(
            List<VersionManifest> newestFirst, Set<VersionRef> refused, Optional<VersionRef> current) {
        return newestFirst.stream()
                .filter(manifest -> !refused.contains(manifest.ref()))
                .findFirst()
                .filter(best -> !current.equals(Optional.of(best.ref())));
    }
}
