package crescendo.inference.session.blend;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Digest;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.gate.Visit;
import crescendo.inference.refusal.Pauses;
import crescendo.inference.runtime.Generator;
import crescendo.inference.session.Lease;
import crescendo.inference.session.Refusal;
import crescendo.inference.session.Room;
import crescendo.inference.session.Sessions;
import crescendo.inference.session.WaitingRoom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Generators that blend classes: each is opened a second time when it is first asked to, so that whoever asks for whole classes has the
 * network that was published, whatever others ask for.
 */
public final class Blends implements AutoCloseable {
    private final Sessions sessions;
    private final ExecutorService loader;
    private final WaitingRoom<Digest> waitingRoom = new WaitingRoom<>();

    private final Pauses pauses;

    /** Versions whose files cannot, each with the reason. */
    private final Map<VersionRef, Refused> refused = new ConcurrentHashMap<>();

    private record Refused(Digest file, String reason) {}

    /**
     * @param load   opens a version to blend its classes; throws {@link Refusal} where it cannot
     * @param room   for those that stay open, beside the versions that are served
     * @param loader ends when this is closed
     */
    public Blends(Function<VersionManifest, Generator> load, Room room, ExecutorService loader) {
        this(load, room, loader, System::nanoTime);
    }

    Blends(Function<VersionManifest, Generator> load, Room room, ExecutorService loader, LongSupplier nanos) {
        this.pauses = new Pauses(nanos);
        this.sessions = new Sessions(load, room);
        this.loader = loader;
    }

    /**
     * The network of a version that blends its classes, opened where needed for as long as the request waits, and beyond that for the
     * next. To be closed.
     *
     * @throws Refusal where the version's file takes whole classes only
     * @throws StoreUnavailable where it has to be fetched and the store is away, or there is no memory or no place on the disk, or was
     *     none a moment ago
     * @throws crescendo.inference.batch.Busy where as many wait for one to be opened as may
     * @throws crescendo.inference.batch.Late where it is not open in their time
     */
    public Lease wanted(VersionManifest manifest, Visit visit) {
        Digest file = file(manifest);
        while (true) {
            Refused whole = refused.get(manifest.ref());
            if (whole != null && whole.file().equals(file)) {
                throw new Refusal(manifest.ref(), whole.reason(), null);
            }
            Optional<Lease> open = open(manifest);
            if (open.isPresent()) {
                return open.get();
            }
            pauses.requireNone(manifest.ref());
            waitingRoom.await(file, loader, () -> load(manifest), visit);
        }
    }

    // A version that was removed may come again with another file.
    private Optional<Lease> open(VersionManifest manifest) {
        Optional<Lease> open = sessions.lendOpen(manifest.ref());
        if (open.isPresent() && !file(open.get().manifest()).equals(file(manifest))) {
            open.get().close();
            sessions.retire(manifest.ref());
            return Optional.empty();
        }
        return open;
    }

    private void load(VersionManifest manifest) {
        VersionRef ref = manifest.ref();
        try {
            sessions.lend(manifest).close();
            pauses.end(ref);
        } catch (Refusal refusal) {
            if (refusal.mayPass()) {
                throw pauses.begin(ref, ref + " cannot blend classes for the moment: " + refusal.getMessage(), refusal);
            }
            refused.put(ref, new Refused(file(manifest), refusal.getMessage()));
            throw refusal;
        }
    }

    /** A version is no more. */
    public void removed(VersionRef ref) {
        refused.remove(ref);
        pauses.end(ref);
        sessions.removed(ref);
    }

    private static Digest file(VersionManifest manifest) {
        return manifest.file(VersionManifest.GENERATOR).digest();
    }

    /** Opens nothing any more. */
    @Override
    public void close() {
        loader.shutdownNow();
        sessions.close();
    }
}
