package crescendo.inference.catalogue;

import crescendo.contracts.Name;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The generators and upscalers of the log. Events may come in any order and more than once; the outcome is the same. Other
 * versions, such as classifiers, are no business of this service. Safe for use by many threads.
 */
public final class Catalogue {
    private static final Comparator<VersionManifest> NEWEST_FIRST = Comparator.comparingLong(
                    (VersionManifest manifest) -> manifest.at().imagesShown())
            .thenComparing(VersionManifest::version)
            .reversed();

    private static final Set<String> SERVED = Set.of(VersionManifest.GENERATOR, VersionManifest.UPSCALER);

    private final Map<Name, Map<Name, VersionManifest>> versions = new TreeMap<>();
    private final Map<Name, Map<Name, Alias>> aliases = new HashMap<>();

    /** @return whether this version is one to serve */
    public synchronized boolean published(VersionManifest manifest) {
        if (Collections.disjoint(manifest.files().keySet(), SERVED)) {
            return false;
        }
        versions.computeIfAbsent(manifest.model(), model -> new TreeMap<>()).put(manifest.version(), manifest);
        return true;
    }

    /** A version is no more. */
    public synchronized void removed(VersionRef ref) {
        Map<Name, VersionManifest> known = versions.get(ref.model());
        if (known != null && known.remove(ref.version()) != null && known.isEmpty()) {
            versions.remove(ref.model());
        }
    }

    /** An alias has moved, unless a later move is known. */
    public synchronized void moved(Alias alias) {
        aliases.computeIfAbsent(alias.model(), model -> new TreeMap<>())
                .merge(alias.alias(), alias, (seen, told) -> told.sequence() > seen.sequence() ? told : seen);
    }

    /** An alias is no more. */
    public synchronized void removed(Name model, Name alias) {
        aliases.getOrDefault(model, new HashMap<>()).remove(alias);
    }

    /** The models that can be served. */
    public synchronized SortedSet<Name> models() {
        return new TreeSet<>(versions.keySet());
    }

    /** Whether a model of this name can be served; asked at every request. */
    public synchronized boolean has(String model) {
        return Name.isValid(model) && versions.containsKey(new Name(model));
    }

    /** Versions by images shown, the most first. @throws Unknown where there is no such model */
    public synchronized List<VersionManifest> versions(Name model) {
        if (!versions.containsKey(model)) {
            throw Unknown.model(model, versions.keySet());
        }
        return versions.get(model).values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** Where each alias of a model points. */
    public synchronized Map<Name, Name> aliases(Name model) {
        Map<Name, Name> targets = new TreeMap<>();
        aliases.getOrDefault(model, Map.of()).forEach((name, alias) -> targets.put(name, alias.version()));
        return targets;
    }

    /**
     * The versions that lie there between two others, the newest first.
     *
     * @param alpha as it was said when it was prepared: nothing is made, and nothing is rounded
     * @return one at least
     * @throws Unknown where there is none, naming those there are
     */
    public synchronized List<VersionManifest> interpolated(Name model, double alpha) {
        List<VersionManifest> known = versions(model);
        List<VersionManifest> there = known.stream()
                .filter(version -> version.lineage().alpha().equals(Optional.of(alpha)))
                .toList();
        if (there.isEmpty()) {
            throw Unknown.alpha(model, alpha, known);
        }
        return there;
    }

    /** Whether there is such a version. */
    public synchronized boolean holds(VersionRef ref) {
        return versions.getOrDefault(ref.model(), Map.of()).containsKey(ref.version());
    }

    /**
     * The version of this name, or that an alias of this name points to.
     *
     * @throws Unknown where there is none, naming what there is
     */
    public synchronized VersionManifest version(Name model, Name versionOrAlias) {
        Map<Name, VersionManifest> known = versions.get(model);
        if (known == null) {
            throw Unknown.model(model, versions.keySet());
        }
        Map<Name, Name> named = aliases(model);
        return Optional.ofNullable(known.get(versionOrAlias))
                .or(() -> Optional.ofNullable(named.get(versionOrAlias)).map(known::get))
                .orElseThrow(() -> Unknown.version(model, versionOrAlias, versions(model), named.keySet()));
    }
}
