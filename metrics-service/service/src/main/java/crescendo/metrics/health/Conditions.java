package crescendo.metrics.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** What the service needs and cannot reach at the moment, with the reason. Safe for use by many threads. */
@ApplicationScoped
public class Conditions {
    private static final Logger LOG = Logger.getLogger(Conditions.class);

    private final Map<Part, String> ills = new ConcurrentHashMap<>();

    /** What can be away. */
    public enum Part {
        STORE,
        BROKER,
        DISK
    }

    /** A part is away. */
    public void ill(Part part, String reason) {
        if (ills.put(part, reason) == null) LOG.warnf("%s away, waiting: %s", part, reason);
    }

    /** A part answers. */
    public void well(Part part) {
        if (ills.remove(part) != null) LOG.infof("%s back", part);
    }

    /** What is away now; empty when all is well. */
    public Map<Part, String> ills() {
        return Map.copyOf(ills);
    }
}
