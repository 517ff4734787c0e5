package crescendo.inference.session;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.refusal.Pauses;
import crescendo.inference.refusal.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The version in front of each model, which answers where a request names none. A newer one takes its place once it is loaded and
 * proven, on one thread.
 */
final class Front {
    private static final Logger LOG = Logger.getLogger(Front.class);

    private final Catalogue catalogue;
    private final Sessions sessions;
    private final Refusals refusals;
    private final Lender lender;
    private final ScheduledExecutorService promoter;
    private final Map<Name, VersionRef> versions = new ConcurrentHashMap<>();
    private final Map<Name, String> waiting = new ConcurrentHashMap<>();
    private final Set<Name> toLookAt = ConcurrentHashMap.newKeySet();

    /** @param promoter the one thread */
    Front(Catalogue catalogue, Sessions sessions, Refusals refusals, Lender lender, ScheduledExecutorService promoter) {
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.refusals = refusals;
        this.lender = lender;
        this.promoter = promoter;
    }

    /** The one of a model; nothing where none was needed yet, or none is fit. */
    Optional<VersionRef> of(Name model) {
        return Optional.ofNullable(versions.get(model));
    }

    /** A version answers no more. */
    void leaves(VersionRef ref) {
        versions.remove(ref.model(), ref);
    }

    /** Sees soon whether a model has a newer version than the one in front. Many calls at once are one look. */
    void lookAt(Name model) {
        if (toLookAt.add(model)) {
            promoter.execute(() -> look(model));
        }
    }

    private void look(Name model) {
        toLookAt.remove(model);
        try {
            if (versions.containsKey(model) || sessions.hasRoom()) {
                promote(model);
            }
            waiting.remove(model);
        } catch (StoreUnavailable away) {
            waiting.put(model, away.getMessage());
            promoter.schedule(() -> lookAt(model), Pauses.LENGTH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "cannot look for newer versions of %s", model);
        }
    }

    /** What keeps newer versions from being loaded for the moment, by model. */
    Map<Name, String> waiting() {
        return new TreeMap<>(waiting);
    }

    /**
     * Puts a version in front of a model that has none; on the promoter's thread.
     *
     * @throws Unservable where none is fit to be served
     * @throws StoreUnavailable as {@link Lender#lend}
     */
    void promoteOrRefuse(Name model) {
        promote(model);
        if (!versions.containsKey(model)) {
            throw new Unservable(model, refusals.of(model));
        }
    }

    private void promote(Name model) {
        while (true) {
            Optional<VersionManifest> next = next(model);
            if (next.isEmpty()) {
                return;
            }
            VersionRef ref = next.get().ref();
            try (Lease proven = lender.lend(next.get(), of(model))) {
                Optional<VersionRef> old = Optional.ofNullable(versions.put(model, ref));
                if (!catalogue.holds(ref)) { // removed while it was loaded, when it was not in front yet
                    putBack(model, ref, old);
                    sessions.removed(ref);
                    continue;
                }
                sessions.swap(old, ref);
                LOG.infof("%s answers now (%d²)", ref, proven.manifest().at().resolution());
            } catch (Refusal refusal) {
                of(model).ifPresent(stays -> LOG.warnf("%s stays", stays));
            }
        }
    }

    // What was in front stays there, unless it is removed as well.
    private void putBack(Name model, VersionRef gone, Optional<VersionRef> before) {
        leaves(gone);
        before.ifPresent(stays -> {
            versions.putIfAbsent(model, stays);
            if (!catalogue.holds(stays)) {
                leaves(stays);
            }
        });
    }

    private Optional<VersionManifest> next(Name model) {
        if (!catalogue.models().contains(model)) {
            return Optional.empty();
        }
        return Promotion.next(catalogue.versions(model), refusals.versions(), of(model));
    }

    /**
     * Asked before anybody waits for the version in front.
     *
     * @throws crescendo.inference.catalogue.Unknown where there is no such model
     * @throws Unservable where it is known that none is fit
     * @throws StoreUnavailable where it could not be loaded a moment ago
     */
    void requireHope(Name model) {
        List<VersionManifest> all = catalogue.versions(model);
        VersionRef awaited = of(model)
                .or(() -> Promotion.next(all, refusals.versions(), Optional.empty())
                        .map(VersionManifest::ref))
                .orElseThrow(() -> new Unservable(model, refusals.of(model)));
        lender.requireNoPause(awaited);
    }
}
