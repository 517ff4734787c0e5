package crescendo.inference.session;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.batch.Busy;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.gate.Visit;
import crescendo.inference.refusal.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * Which network answers a request. Each model has a version in front, which answers where none is named; a newer one
 * takes its place once it is loaded and proven, so no request ever waits for a version it did not ask for by name.
 */
public final class ServedModels implements AutoCloseable {
    private final Catalogue catalogue;
    private final Sessions sessions;
    private final Refusals refusals;
    private final Lender lender;
    private final Front front;
    private final WaitingRoom<Wanted> waitingRoom = new WaitingRoom<>();
    private final ScheduledExecutorService promoter;
    private final ExecutorService loaders;

    /** @param version or an alias; the one in front where absent */
    private record Wanted(Name model, Optional<Name> version) {}

    /**
     * Both kinds of threads end when this is closed.
     *
     * @param promoter one thread, which loads newer versions
     * @param loaders  some, which load what requests wait for
     */
    public ServedModels(
            Catalogue catalogue,
            Sessions sessions,
            Refusals refusals,
            ScheduledExecutorService promoter,
            ExecutorService loaders) {
        this(catalogue, sessions, refusals, promoter, loaders, System::nanoTime);
    }

    ServedModels(
            Catalogue catalogue,
            Sessions sessions,
            Refusals refusals,
            ScheduledExecutorService promoter,
            ExecutorService loaders,
            LongSupplier nanos) {
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.refusals = refusals;
        this.lender = new Lender(sessions, refusals, catalogue::holds, nanos);
        this.front = new Front(catalogue, sessions, refusals, lender, promoter);
        this.promoter = promoter;
        this.loaders = loaders;
    }

    /**
     * The network in front of a model. To be closed.
     *
     * @throws crescendo.inference.catalogue.Unknown where there is no such model
     * @throws Unservable where it has no version that is fit to be served
     * @throws StoreUnavailable where a version has to be fetched and the store is away, or where one that was served finds no memory or
     *     no place on the disk for the moment
     */
    public Lease newest(Name model) {
        while (true) {
            catalogue.versions(model);
            Optional<VersionRef> ref = front.of(model);
            if (ref.isEmpty()) {
                demand(model);
                continue;
            }
            Optional<Lease> open = sessions.lendOpen(ref.get());
            if (open.isPresent()) {
                return open.get();
            }
            // not open: swapped away a moment ago, or evicted to make room
            if (ref.equals(front.of(model))) {
                try {
                    return named(model, ref.get().version());
                } catch (Refusal gone) {
                    front.leaves(ref.get());
                }
            }
        }
    }

    private void demand(Name model) {
        try {
            CompletableFuture.runAsync(() -> front.promoteOrRefuse(model), promoter)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /**
     * The network that a request wants, loaded where needed for as long as the request waits, and beyond that for the next. To be
     * closed.
     *
     * @param version or an alias; the one in front where absent
     * @throws crescendo.inference.catalogue.Unknown where there is none, {@link Refusal} or {@link Unservable} where it is known that
     *     none is fit, and {@link StoreUnavailable} where it could not be loaded a moment ago: at once, whatever is being loaded
     * @throws Busy where as many wait for one to be loaded as may
     * @throws crescendo.inference.batch.Late where it is not loaded in their time
     */
    public Lease wanted(Name model, Optional<Name> version, Visit visit) {
        while (true) {
            Optional<Lease> open = open(model, version);
            if (open.isPresent()) {
                return open.get();
            }
            requireHope(model, version);
            boolean toPromote = version.isEmpty() && front.of(model).isEmpty();
            waitingRoom.await(
                    new Wanted(model, version),
                    toPromote ? promoter : loaders,
                    () -> load(model, version, toPromote),
                    visit);
        }
    }

    private Optional<Lease> open(Name model, Optional<Name> version) {
        return version.map(name -> catalogue.version(model, name).ref())
                .or(() -> inFront(model))
                .flatMap(sessions::lendOpen);
    }

    private void requireHope(Name model, Optional<Name> version) {
        if (version.isEmpty()) {
            front.requireHope(model);
            return;
        }
        VersionRef ref = catalogue.version(model, version.get()).ref();
        lender.requireFit(ref);
        lender.requireNoPause(ref);
    }

    private void load(Name model, Optional<Name> version, boolean toPromote) {
        if (toPromote) {
            front.promoteOrRefuse(model);
        } else {
            version.map(name -> named(model, name))
                    .orElseGet(() -> newest(model))
                    .close();
        }
    }

    int seatsTaken() {
        return waitingRoom.seatsTaken();
    }

    /**
     * The network of a version, by its name or an alias. To be closed.
     *
     * @throws crescendo.inference.catalogue.Unknown where there is none
     * @throws Refusal where it is not fit to be served
     * @throws StoreUnavailable as {@link #newest(Name)}
     */
    public Lease named(Name model, Name versionOrAlias) {
        return lender.lend(catalogue.version(model, versionOrAlias), inFront(model));
    }

    /**
     * The network of the first of some versions that is fit to be served, as {@link #wanted}.
     *
     * @param versions one at least
     * @throws Refusal of the first, where none is
     */
    public Lease firstOf(List<VersionManifest> versions, Visit visit) {
        Refusal first = null;
        for (VersionManifest version : versions) {
            try {
                return wanted(version.model(), Optional.of(version.version()), visit);
            } catch (Refusal refusal) {
                first = first == null ? refusal : first;
            }
        }
        throw first;
    }

    /** A version was published: if again, it gets another chance. */
    public void published(VersionRef ref) {
        lender.published(ref);
        lookAt(ref.model());
    }

    /** A version is no more. */
    public void removed(VersionRef ref) {
        lender.removed(ref);
        front.leaves(ref);
        sessions.removed(ref);
        lookAt(ref.model());
    }

    /** Sees soon whether a model has a newer version than the one in front. Many calls at once are one look. */
    public void lookAt(Name model) {
        front.lookAt(model);
    }

    /** The version that answers where none is named. */
    public Optional<VersionRef> inFront(Name model) {
        return front.of(model);
    }

    /** Versions of a model that are not served, each with the reason. */
    public Map<Name, String> refused(Name model) {
        return refusals.of(model);
    }

    /** What keeps newer versions from being loaded for the moment, by model. */
    public Map<Name, String> waiting() {
        return front.waiting();
    }

    /** Versions that are in memory, the longest unused first. */
    public List<VersionRef> open() {
        return sessions.open();
    }

    /** Loads nothing any more. */
    @Override
    public void close() {
        promoter.shutdownNow();
        loaders.shutdownNow();
    }
}
