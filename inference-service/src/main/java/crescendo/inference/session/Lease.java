package crescendo.inference.session;

import crescendo.contracts.model.VersionManifest;
import crescendo.inference.catalogue.Unknown;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Network;
import crescendo.inference.runtime.upscaler.Upscaler;

/** One request's hold on a network, which stays open until every lease is closed. */
public final class Lease implements AutoCloseable {
    private final Resident resident;
    private boolean closed;

    Lease(Resident resident) {
        this.resident = resident;
    }

    public VersionManifest manifest() {
        return resident.manifest();
    }

    /** @throws Unknown where the model makes no images of latents */
    public Generator generator() {
        return as(Generator.class);
    }

    /** @throws Unknown where the model upscales no images */
    public Upscaler upscaler() {
        return as(Upscaler.class);
    }

    private <T extends Network> T as(Class<T> kind) {
        Network network = resident.network();
        if (!kind.isInstance(network)) {
            throw Unknown.ofOtherKind(manifest());
        }
        return kind.cast(network);
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
