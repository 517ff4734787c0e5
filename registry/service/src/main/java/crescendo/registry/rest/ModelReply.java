package crescendo.registry.rest;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.registry.view.ModelView;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model in short.
 *
 * @param family   of its newest version
 * @param versions how many there are
 * @param latest   the version after the most images
 * @param jobs     that made its versions, the one of the newest version last
 * @param aliases  with the versions that they point to
 */
public record ModelReply(
        Name model,
        String family,
        int versions,
        Name latest,
        VersionManifest.At at,
        List<Name> jobs,
        SortedMap<Name, Name> aliases) {

    static ModelReply of(ModelView model) {
        List<VersionManifest> versions = model.inOrder();
        VersionManifest latest = versions.get(versions.size() - 1);
        List<Name> jobs = new java.util.ArrayList<>(
                versions.stream().map(VersionManifest::job).distinct().toList());
        jobs.remove(latest.job());
        jobs.add(latest.job());
        return new ModelReply(
                model.name(), latest.family(), versions.size(), latest.version(), latest.at(), jobs, aliases(model));
    }

    static SortedMap<Name, Name> aliases(ModelView model) {
        SortedMap<Name, Name> aliases = new TreeMap<>();
        model.aliases().forEach((name, alias) -> aliases.put(name, alias.version()));
        return aliases;
    }
}
