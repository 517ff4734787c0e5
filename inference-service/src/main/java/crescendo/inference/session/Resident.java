package crescendo.inference.session;

import crescendo.contracts.model.VersionManifest;
import crescendo.inference.runtime.Network;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** A version on its way into memory, in it, or out of it. One thread loads; any number borrow. */
final class Resident {
    private static final Logger LOG = Logger.getLogger(Resident.class);

    private final VersionManifest manifest;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private Life life = new Life.Loading();
    private Network network;

    Resident(VersionManifest manifest) {
        this.manifest = manifest;
    }

    VersionManifest manifest() {
        return manifest;
    }

    synchronized Network network() {
        return network;
    }

    synchronized boolean isServing() {
        return life instanceof Life.Serving;
    }

    void loaded(Network open) {
        synchronized (this) {
            network = open;
            life = loading().loaded();
        }
        settled.complete(null);
    }

    /** Loading has failed: for good where it is a {@link Refusal}. */
    void failed(RuntimeException failure) {
        synchronized (this) {
            life = failure instanceof Refusal
                    ? loading().refused(failure.getMessage())
                    : loading().givenUp();
        }
        settled.completeExceptionally(failure);
    }

    private Life.Loading loading() {
        if (life instanceof Life.Loading loading) {
            return loading;
        }
        throw new IllegalStateException(manifest.ref() + " is not loading but " + life);
    }

    /** Waits until loading has ended. @throws RuntimeException what it ended with, where it failed */
    void awaitSettled() {
        try {
            settled.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Does something once loading has ended, in whatever way; at once where it has. */
    void whenSettled(Runnable then) {
        settled.whenComplete((done, failure) -> then.run());
    }

    /** A lease, where it serves. */
    synchronized Optional<Lease> lend() {
        if (life instanceof Life.Serving serving) {
            life = serving.lent();
            return Optional.of(new Lease(this));
        }
        return Optional.empty();
    }

    synchronized void returned() {
        if (life instanceof Life.Serving serving) {
            life = serving.returned();
        } else if (life instanceof Life.Draining draining) {
            become(draining.returned());
        }
    }

    /** Takes no more requests, and closes once those it has are done. */
    synchronized void retire() {
        if (life instanceof Life.Serving serving) {
            become(serving.retired());
        }
    }

    private void become(Life next) {
        life = next;
        if (next instanceof Life.Closed) {
            try {
                network.close();
            } catch (RuntimeException fault) { // whoever gave it back, or has others to retire, can do nothing about it
                LOG.errorf(fault, "%s: %s", manifest.ref(), fault.getMessage());
            }
        }
    }
}
