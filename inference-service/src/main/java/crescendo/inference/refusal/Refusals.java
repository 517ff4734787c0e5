package crescendo.inference.refusal;

import crescendo.contracts.Name;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.VersionRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The versions that this service will not serve, each with the reason. Safe for use by many threads. */
public final class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Map<VersionRef, String> reasons = new ConcurrentHashMap<>();
    private final Bulletin bulletin;

    public Refusals(Bulletin bulletin) {
        this.bulletin = bulletin;
    }

    /** Why a version is not served; nothing where it is, or was not looked at yet. */
    public Optional<String> reason(VersionRef version) {
        return Optional.ofNullable(reasons.get(version));
    }

    /** All that are not served. */
    public Set<VersionRef> versions() {
        return Set.copyOf(reasons.keySet());
    }

    /** Those of a model, with the reasons. */
    public Map<Name, String> of(Name model) {
        Map<Name, String> found = new TreeMap<>();
        reasons.forEach((version, reason) -> {
            if (version.model().equals(model)) {
                found.put(version.version(), reason);
            }
        });
        return found;
    }

    /** @param stays the version that answers where a request names none */
    public void refuse(VersionRef version, String reason, Optional<VersionRef> stays) {
        if (reasons.put(version, reason) == null) {
            LOG.errorf("%s is refused: %s", version, reason);
            bulletin.refused(new VersionRefused(1, version, reason, stays));
        }
    }

    /** A version gets another chance; what the log says of it stands until it has taken it. */
    public void reconsider(VersionRef version) {
        reasons.remove(version);
    }

    /** A version is served. */
    public void served(VersionRef version) {
        bulletin.takeBack(version);
    }

    /** A version is no more. */
    public void gone(VersionRef version) {
        reasons.remove(version);
        bulletin.takeBack(version);
    }
}
