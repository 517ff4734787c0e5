package crescendo.client.model;

import crescendo.client.DenseLog;
import crescendo.client.Keys;
import crescendo.client.Nonce;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Creation;
import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The models of a bucket. */
public final class Models {
    private static final String PREFIX = "models/";
    private static final String VERSIONS = "/versions/";
    private static final String ALIASES = "/aliases/";
    private static final String MANIFEST = "/manifest.json";

    private final Bucket bucket;

    public Models(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Stores a version's manifest. Doing it twice does it once.
     *
     * @throws StoreFault where a version of this name holds something else
     */
    public void create(VersionManifest manifest) {
        Creation outcome = bucket.createIfAbsent(Keys.version(manifest.ref()), Json.write(manifest));
        // equal in meaning is enough: a later program may write the same in other bytes
        if (outcome instanceof Creation.Existing existing
                && !parse(existing.content()).equals(manifest)) {
            throw new StoreFault("version " + manifest.ref() + " exists with another manifest; versions never change");
        }
    }

    public Optional<VersionManifest> version(VersionRef ref) {
        return bucket.get(Keys.version(ref)).map(Models::parse);
    }

    /** What was suspected of the versions. */
    public Suspicions suspicions() {
        return new Suspicions(bucket);
    }

    /** What was measured of the versions. */
    public MetricResults results() {
        return new MetricResults(bucket);
    }

    /**
     * Sees to it that a version stays, whatever the retention of its job says: something names it.
     *
     * @param by what that is
     * @return false where it is going already
     */
    public boolean keep(VersionRef ref, String by) {
        return decide(ref, new Fate(true, by)).stays();
    }

    /**
     * Decides that a version goes.
     *
     * @param by the job whose version it is
     * @return false where something names it, so that it stays
     */
    public boolean retire(VersionRef ref, Name by) {
        return !decide(ref, new Fate(false, "job " + by)).stays();
    }

    /** Whether it was decided that a version goes, be it here still or not. */
    public boolean retired(VersionRef ref) {
        return bucket.get(Keys.fate(ref))
                .map(content -> !Json.read(content, Fate.class).stays())
                .orElse(false);
    }

    /** The first decision stands. */
    private Fate decide(VersionRef ref, Fate wanted) {
        return bucket.createIfAbsent(Keys.fate(ref), Json.write(wanted)) instanceof Creation.Existing existing
                ? Json.read(existing.content(), Fate.class)
                : wanted;
    }

    /** Removes the manifest of a version that was {@link #retire retired}. What was measured of it stays. */
    public void delete(VersionRef ref) {
        bucket.delete(Keys.version(ref));
    }

    private static VersionManifest parse(byte[] content) {
        return Json.read(content, VersionManifest.class);
    }

    /** Every version there is. Lists the bucket, which is slow: for a rebuild, not for a request. */
    public List<VersionRef> list() {
        return bucket.list(PREFIX).stream()
                .filter(key -> key.contains(VERSIONS) && key.endsWith(MANIFEST))
                .map(Models::refOf)
                .toList();
    }

    /** The versions of one model, by name. Lists its part of the bucket: for a claim, not for a request. */
    public List<Name> versions(Name model) {
        return bucket.list(PREFIX + model + VERSIONS).stream()
                .filter(key -> key.endsWith(MANIFEST))
                .map(key -> refOf(key).version())
                .sorted()
                .toList();
    }

    /** The aliases of one model, by name. Lists its part of the bucket. */
    public List<Name> aliases(Name model) {
        String prefix = PREFIX + model + ALIASES;
        return bucket.list(prefix).stream()
                .map(key -> Name.of(key.substring(prefix.length(), key.lastIndexOf('/'))))
                .distinct()
                .sorted()
                .toList();
    }

    private static VersionRef refOf(String key) {
        int versions = key.indexOf(VERSIONS);
        return new VersionRef(
                Name.of(key.substring(PREFIX.length(), versions)),
                Name.of(key.substring(versions + VERSIONS.length(), key.length() - MANIFEST.length())));
    }

    /** Where an alias points; nothing where it was never set. */
    public Optional<Alias> alias(Name model, Name alias) {
        DenseLog log = new DenseLog(bucket, Keys.alias(model, alias));
        long last = log.last();
        return last == 0 ? Optional.empty() : log.get(last).map(content -> Json.read(content, Alias.class));
    }

    /**
     * Points an alias at a version. Of several writers at once, the last to append decides.
     *
     * @return the alias as it stands in its log; the entry before, where it pointed there already
     * @throws IllegalArgumentException where there is no such version
     */
    public Alias point(Name model, Name alias, Name version) {
        return point(model, alias, version, version::equals);
    }

    /**
     * As {@link #point(Name, Name, Name)}, unless the alias points to a version that is to keep it: asked again of each that
     * another writer has moved it to meanwhile.
     *
     * @param stays of the version that the alias points to
     */
    public Alias point(Name model, Name alias, Name version, Predicate<Name> stays) {
        VersionRef ref = new VersionRef(model, version);
        if (bucket.size(Keys.version(ref)).isEmpty()) {
            throw new IllegalArgumentException("version: there is no " + ref);
        }
        if (!keep(ref, "alias " + alias)) {
            throw new IllegalArgumentException(
                    "version: " + ref + " is being removed, as the retention of its job says");
        }
        DenseLog log = new DenseLog(bucket, Keys.alias(model, alias));
        String nonce = Nonce.next();
        Optional<Alias> current = alias(model, alias);
        while (true) {
            if (current.isPresent() && stays.test(current.get().version())) {
                return current.get();
            }
            long next = current.map(Alias::sequence).orElse(0L) + 1;
            Alias wanted = new Alias(model, alias, next, version, nonce);
            if (!(log.append(next, Json.write(wanted)) instanceof Creation.Existing existing)) {
                return wanted;
            }
            current = Optional.of(Json.read(existing.content(), Alias.class));
        }
    }
}
