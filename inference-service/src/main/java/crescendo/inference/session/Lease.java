package crescendo.inference.session;

import crescendo.contracts.model.VersionManifest;
import crescendo.inference.runtime.Generator;

/** One request's hold on a generator, which stays open until every lease is closed. */
public final class Lease implements AutoCloseable {
    private final Resident resident;
    private boolean closed;

    Lease(Resident resident) {
        this.resident = resident;
    }

    public VersionManifest manifest() {
        return resident.manifest();
    }

    public Generator generator() {
        return resident.generator();
    }

    /** Gives it back; the second time does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            resident.returned();
        }
    }
}
