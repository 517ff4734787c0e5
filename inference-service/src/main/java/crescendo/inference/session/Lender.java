package crescendo.inference.session;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.refusal.Pauses;
import crescendo.inference.refusal.Refusals;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Lends versions, each loaded where it is not in memory, and knows which it is of no use to load: those that are not fit, until they are
 * published again, and for a pause one that was served before and finds no memory, or no place on the disk, for the moment.
 */
final class Lender {
    private static final Logger LOG = Logger.getLogger(Lender.class);

    private final Sessions sessions;
    private final Refusals refusals;
    private final Predicate<VersionRef> exists;
    private final Set<VersionRef> servedBefore = ConcurrentHashMap.newKeySet();
    private final Pauses pauses;

    /** @param exists whether there is a version still: of one that is removed while it is loaded nothing is kept */
    Lender(Sessions sessions, Refusals refusals, Predicate<VersionRef> exists, LongSupplier nanos) {
        this.sessions = sessions;
        this.refusals = refusals;
        this.exists = exists;
        this.pauses = new Pauses(nanos);
    }

    /**
     * The network of a version. To be closed.
     *
     * @param front the version in front of the model
     * @throws Refusal where it is not fit to be served
     * @throws StoreUnavailable where it has to be fetched and the store is away, or there is no memory or no place for the moment
     */
    Lease lend(VersionManifest manifest, Optional<VersionRef> front) {
        VersionRef ref = manifest.ref();
        requireFit(ref);
        requireNoPause(ref);
        try {
            Lease lease = loaded(manifest, front);
            pauses.end(ref);
            refusals.served(ref);
            servedBefore.add(ref);
            return lease;
        } finally {
            if (!exists.test(ref)) {
                removed(ref);
            }
        }
    }

    private Lease loaded(VersionManifest manifest, Optional<VersionRef> front) {
        VersionRef ref = manifest.ref();
        try {
            return sessions.lend(manifest);
        } catch (Refusal refusal) {
            if (refusal.mayPass() && servedBefore.contains(ref)) {
                String reason = ref + " was served, and cannot be loaded for the moment: " + refusal.getMessage();
                throw pauses.begin(ref, reason, refusal);
            }
            LOG.debug("the refusal comes from", refusal);
            refusals.refuse(ref, refusal.getMessage(), front.filter(stays -> !stays.equals(ref)));
            throw refusal;
        }
    }

    /** @throws Refusal where it is known that a version is not fit */
    void requireFit(VersionRef ref) {
        refusals.reason(ref).ifPresent(reason -> {
            throw new Refusal(ref, reason, null);
        });
    }

    /** @throws StoreUnavailable where a version could not be loaded a moment ago */
    void requireNoPause(VersionRef ref) {
        pauses.requireNone(ref);
    }

    /** A version was published: if again, it gets another chance. */
    void published(VersionRef ref) {
        refusals.reconsider(ref);
        pauses.end(ref);
    }

    /** A version is no more. */
    void removed(VersionRef ref) {
        refusals.gone(ref);
        servedBefore.remove(ref);
        pauses.end(ref);
    }
}
