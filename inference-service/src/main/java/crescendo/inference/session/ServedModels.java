package crescendo.inference.session;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.batch.Busy;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.gate.Visit;
import crescendo.inference.refusal.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Which network answers a request. Each model has a version in front, which answers where none is named; a newer one
 * takes its place once it is loaded and proven, so no request ever waits for a version it did not ask for by name.
 */
public final class ServedModels implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServedModels.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Requests that wait at once for a version to be loaded, each on a thread that others need too. */
    static final int SEATS = 64;

    private final Catalogue catalogue;
    private final Sessions sessions;
    private final Refusals refusals;
    private final ScheduledExecutorService promoter;
    private final ExecutorService loaders;
    private final Map<Name, VersionRef> front = new ConcurrentHashMap<>();
    private final Map<Name, String> waiting = new ConcurrentHashMap<>();
    private final Map<Wanted, CompletableFuture<Void>> loading = new ConcurrentHashMap<>();
    private final Set<VersionRef> servedBefore = ConcurrentHashMap.newKeySet();
    private final Semaphore seats = new Semaphore(SEATS);
    private final Set<Name> toLookAt = ConcurrentHashMap.newKeySet();

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
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.refusals = refusals;
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
            VersionRef ref = front.get(model);
            if (ref == null) {
                demand(model);
                continue;
            }
            Optional<Lease> open = sessions.lendOpen(ref);
            if (open.isPresent()) {
                return open.get();
            }
            // not open: swapped away a moment ago, or evicted to make room
            if (ref.equals(front.get(model))) {
                try {
                    return lend(catalogue.version(model, ref.version()));
                } catch (Refusal gone) {
                    front.remove(model, ref);
                }
            }
        }
    }

    /**
     * The network that a request wants, loaded where needed for as long as the request waits, and beyond that for the next. To be
     * closed.
     *
     * @param version or an alias; the one in front where absent
     * @throws crescendo.inference.catalogue.Unknown where there is none, and {@link Refusal} or {@link Unservable} where it is known that
     *     none is fit: at once, whatever is being loaded
     * @throws Busy where as many wait for one to be loaded as may
     * @throws crescendo.inference.batch.Late where it is not loaded in their time
     */
    public Lease wanted(Name model, Optional<Name> version, Visit visit) {
        while (true) {
            Optional<Lease> open = open(model, version);
            if (open.isPresent()) {
                return open.get();
            }
            refuseKnown(model, version);
            if (!seats.tryAcquire()) {
                throw Busy.waiting(SEATS, "fixed");
            }
            try {
                visit.await(loading(new Wanted(model, version)));
            } finally {
                seats.release();
            }
        }
    }

    int seatsTaken() {
        return SEATS - seats.availablePermits();
    }

    private void refuseKnown(Name model, Optional<Name> version) {
        if (version.isPresent()) {
            refuseKnown(catalogue.version(model, version.get()).ref());
            return;
        }
        List<VersionRef> all =
                catalogue.versions(model).stream().map(VersionManifest::ref).toList();
        if (!front.containsKey(model) && refusals.versions().containsAll(all)) {
            throw new Unservable(model, refusals.of(model));
        }
    }

    private void refuseKnown(VersionRef ref) {
        refusals.reason(ref).ifPresent(reason -> {
            throw new Refusal(ref, reason, null);
        });
    }

    /** @param version or an alias; the one in front where absent */
    private record Wanted(Name model, Optional<Name> version) {}

    private Optional<Lease> open(Name model, Optional<Name> version) {
        return version.map(name -> catalogue.version(model, name).ref())
                .or(() -> inFront(model))
                .flatMap(sessions::lendOpen);
    }

    // However many wait for it, it is loaded once, and no loader is kept by it that others could use.
    private CompletableFuture<Void> loading(Wanted wanted) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> there = loading.putIfAbsent(wanted, mine);
        if (there != null) {
            return there;
        }
        Name model = wanted.model();
        boolean toPromote = wanted.version().isEmpty() && !front.containsKey(model);
        (toPromote ? promoter : loaders).execute(() -> {
            try {
                if (toPromote) {
                    promoteOrRefuse(model);
                } else {
                    wanted.version()
                            .map(name -> named(model, name))
                            .orElseGet(() -> newest(model))
                            .close();
                }
                loading.remove(wanted);
                mine.complete(null);
            } catch (RuntimeException | Error failure) {
                loading.remove(wanted);
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    /**
     * The network of a version, by its name or an alias. To be closed.
     *
     * @throws crescendo.inference.catalogue.Unknown where there is none
     * @throws Refusal where it is not fit to be served
     * @throws StoreUnavailable as {@link #newest(Name)}
     */
    public Lease named(Name model, Name versionOrAlias) {
        return lend(catalogue.version(model, versionOrAlias));
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

    private Lease lend(VersionManifest manifest) {
        VersionRef ref = manifest.ref();
        refuseKnown(ref);
        try {
            Lease lease = sessions.lend(manifest);
            refusals.served(ref);
            servedBefore.add(ref);
            return lease;
        } catch (Refusal refusal) {
            if (refusal.mayPass() && servedBefore.contains(ref)) {
                throw new StoreUnavailable(
                        ref + " was served, and cannot be loaded for the moment: " + refusal.getMessage(), refusal);
            }
            LOG.debug("the refusal comes from", refusal);
            Optional<VersionRef> stays = inFront(ref.model()).filter(front -> !front.equals(ref));
            refusals.refuse(ref, refusal.getMessage(), stays);
            throw refusal;
        }
    }

    /** A version was published: if again, it gets another chance. */
    public void published(VersionRef ref) {
        refusals.reconsider(ref);
        lookAt(ref.model());
    }

    /** A version is no more. */
    public void removed(VersionRef ref) {
        refusals.gone(ref);
        servedBefore.remove(ref);
        front.remove(ref.model(), ref);
        sessions.retire(ref);
        lookAt(ref.model());
    }

    /** Sees soon whether a model has a newer version than the one in front. Many calls at once are one look. */
    public void lookAt(Name model) {
        if (toLookAt.add(model)) {
            promoter.execute(() -> look(model));
        }
    }

    private void look(Name model) {
        toLookAt.remove(model);
        try {
            if (front.containsKey(model) || sessions.hasRoom()) {
                promote(model);
            }
            waiting.remove(model);
        } catch (StoreUnavailable away) {
            waiting.put(model, away.getMessage());
            promoter.schedule(() -> lookAt(model), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "cannot look for newer versions of %s", model);
        }
    }

    private void promote(Name model) {
        while (true) {
            Optional<VersionManifest> next = next(model);
            if (next.isEmpty()) {
                return;
            }
            VersionRef ref = next.get().ref();
            try (Lease proven = lend(next.get())) {
                sessions.swap(Optional.ofNullable(front.put(model, ref)), ref);
                LOG.infof("%s answers now (%d²)", ref, proven.manifest().at().resolution());
            } catch (Refusal refusal) {
                inFront(model).ifPresent(stays -> LOG.warnf("%s stays", stays));
            }
        }
    }

    private Optional<VersionManifest> next(Name model) {
        if (!catalogue.models().contains(model)) {
            return Optional.empty();
        }
        return Promotion.next(catalogue.versions(model), refusals.versions(), inFront(model));
    }

    private void demand(Name model) {
        try {
            CompletableFuture.runAsync(() -> promoteOrRefuse(model), promoter).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void promoteOrRefuse(Name model) {
        promote(model);
        if (!front.containsKey(model)) {
            throw new Unservable(model, refusals.of(model));
        }
    }

    /** The version that answers where none is named. */
    public Optional<VersionRef> inFront(Name model) {
        return Optional.ofNullable(front.get(model));
    }

    /** Versions of a model that are not served, each with the reason. */
    public Map<Name, String> refused(Name model) {
        return refusals.of(model);
    }

    /** What keeps newer versions from being loaded for the moment, by model. */
    public Map<Name, String> waiting() {
        return new TreeMap<>(waiting);
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
