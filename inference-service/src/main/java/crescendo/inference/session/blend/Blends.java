package crescendo.inference.session.blend;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Digest;
import crescendo.contracts.model.VersionManifest;
import crescendo.inference.gate.Visit;
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

/**
 * Generators that blend classes: each is opened a second time when it is first asked to, so that whoever asks for whole classes has the
 * network that was published, whatever others ask for.
 */
public final class Blends implements AutoCloseable {
    private final Sessions sessions;
    private final ExecutorService loader;
    private final WaitingRoom<Digest> waitingRoom = new WaitingRoom<>();

    /** Files that cannot, each with the reason. */
    private final Map<Digest, String> refused = new ConcurrentHashMap<>();

    /**
     * @param load   opens a version to blend its classes; throws {@link Refusal} where it cannot
     * @param room   for those that stay open, beside the versions that are served
     * @param loader ends when this is closed
     */
    public Blends(Function<VersionManifest, Generator> load, Room room, ExecutorService loader) {
        this.sessions = new Sessions(load, room);
        this.loader = loader;
    }

    /**
     * The network of a version that blends its classes, opened where needed for as long as the request waits, and beyond that for the
     * next. To be closed.
     *
     * @throws Refusal where the version's file takes whole classes only
     * @throws StoreUnavailable where it has to be fetched and the store is away, or there is no memory or no place on the disk
     * @throws crescendo.inference.batch.Busy where as many wait for one to be opened as may
     * @throws crescendo.inference.batch.Late where it is not open in their time
     */
    public Lease wanted(VersionManifest manifest, Visit visit) {
        Digest file = file(manifest);
        while (true) {
            String reason = refused.get(file);
            if (reason != null) {
                throw new Refusal(manifest.ref(), reason, null);
            }
            Optional<Lease> open = open(manifest);
            if (open.isPresent()) {
                return open.get();
            }
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
        try {
            sessions.lend(manifest).close();
        } catch (Refusal refusal) {
            if (refusal.mayPass()) {
                throw new StoreUnavailable(
                        manifest.ref() + " cannot blend classes for the moment: " + refusal.getMessage(), refusal);
            }
            refused.put(file(manifest), refusal.getMessage());
            throw refusal;
        }
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
