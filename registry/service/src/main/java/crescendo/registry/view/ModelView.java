package crescendo.registry.view;

import crescendo.contracts.Name;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.watch.Suspicion;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a model. Its topics are read side by side, so a metric or an alias may be here before its version.
 *
 * @param versions by name
 * @param metrics  by version, then by {@code metric@config}
 * @param aliases  by name
 * @param suspicions by version, then by {@code metric@config}
 * @param refusals of versions that are not served
 */
public record ModelView(
        Name name,
        SortedMap<Name, VersionManifest> versions,
        SortedMap<Name, SortedMap<String, MetricResult>> metrics,
        SortedMap<Name, Alias> aliases,
        SortedMap<Name, SortedMap<String, Suspicion>> suspicions,
        SortedMap<Name, VersionRefused> refusals) {

    static ModelView empty(Name name) {
        return new ModelView(
                name,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }

    ModelView with(VersionManifest manifest) {
        return manifest.equals(versions.get(manifest.version()))
                ? this
                : new ModelView(
                        name, plus(versions, manifest.version(), manifest), metrics, aliases, suspicions, refusals);
    }

    ModelView with(MetricResult result) {
        Name version = result.version().version();
        SortedMap<String, MetricResult> known = metricsOf(version);
        String key = result.metric() + "@" + result.config();
        return result.equals(known.get(key))
                ? this
                : new ModelView(
                        name,
                        versions,
                        plus(metrics, version, plus(known, key, result)),
                        aliases,
                        suspicions,
                        refusals);
    }

    ModelView with(Alias alias) {
        Alias seen = aliases.get(alias.alias());
        return seen != null && seen.sequence() >= alias.sequence()
                ? this
                : new ModelView(name, versions, metrics, plus(aliases, alias.alias(), alias), suspicions, refusals);
    }

    ModelView with(Suspicion suspicion) {
        Name version = suspicion.version().version();
        SortedMap<String, Suspicion> known = suspicionsOf(version);
        return suspicion.equals(known.get(suspicion.subject()))
                ? this
                : new ModelView(
                        name,
                        versions,
                        metrics,
                        aliases,
                        plus(suspicions, version, plus(known, suspicion.subject(), suspicion)),
                        refusals);
    }

    ModelView with(VersionRefused refused) {
        Name version = refused.version().version();
        return refused.equals(refusals.get(version))
                ? this
                : new ModelView(name, versions, metrics, aliases, suspicions, plus(refusals, version, refused));
    }

    ModelView retired(Name version) {
        return new ModelView(name, minus(versions, version), metrics, aliases, suspicions, refusals);
    }

    ModelView without(Name alias) {
        return new ModelView(name, versions, metrics, minus(aliases, alias), suspicions, refusals);
    }

    ModelView accepted(Name version) {
        return new ModelView(name, versions, metrics, aliases, suspicions, minus(refusals, version));
    }

    public SortedMap<String, MetricResult> metricsOf(Name version) {
        return metrics.getOrDefault(version, Collections.emptySortedMap());
    }

    public SortedMap<String, Suspicion> suspicionsOf(Name version) {
        return suspicions.getOrDefault(version, Collections.emptySortedMap());
    }

    /** Why a version is not served; nothing where it is. */
    public Optional<VersionRefused> refusalOf(Name version) {
        return Optional.ofNullable(refusals.get(version));
    }

    /** By images shown; versions of one length by name. */
    public List<VersionManifest> inOrder() {
        return versions.values().stream()
                .sorted(Comparator.comparingLong((VersionManifest v) -> v.at().imagesShown())
                        .thenComparing(VersionManifest::version))
                .toList();
    }

    /** The version of this name, or the one that the alias of this name points to. */
    public Optional<VersionManifest> version(Name versionOrAlias) {
        VersionManifest named = versions.get(versionOrAlias);
        if (named != null) {
            return Optional.of(named);
        }
        return Optional.ofNullable(aliases.get(versionOrAlias)).map(alias -> versions.get(alias.version()));
    }

    private static <K, V> SortedMap<K, V> plus(SortedMap<K, V> map, K key, V value) {
        SortedMap<K, V> more = new TreeMap<>(map);
        more.put(key, value);
        return Collections.unmodifiableSortedMap(more);
    }

    private static <K, V> SortedMap<K, V> minus(SortedMap<K, V> map, K key) {
        SortedMap<K, V> fewer = new TreeMap<>(map);
        fewer.remove(key);
        return Collections.unmodifiableSortedMap(fewer);
    }
}
