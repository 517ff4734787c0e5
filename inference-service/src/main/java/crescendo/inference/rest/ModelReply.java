package crescendo.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.session.ServedModels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as this service serves it.
 *
 * @param kind     {@code generator} or {@code upscaler}
 * @param serving  the version that answers where a request names none; absent until one was loaded
 * @param newest   the newest that was published
 * @param waiting  what keeps a newer version from being loaded for the moment
 * @param aliases  each with the version it points to
 * @param versions by images shown, the most first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ModelReply(
        Name model,
        String kind,
        Optional<Name> serving,
        Name newest,
        Optional<String> waiting,
        Map<Name, Name> aliases,
        List<Version> versions) {

    /**
     * A version of it.
     *
     * @param classes that can be asked for, by their numbers; empty where none can
     * @param loaded  whether it is in memory now
     * @param interpolated where it lies between its two parents, as upscaling's alpha asks for it; absent for others
     * @param refused why it is not fit to be served; absent where nothing is known against it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Version(
            Name version,
            long imagesShown,
            int resolution,
            Phase.Kind phase,
            double alpha,
            List<String> classes,
            boolean loaded,
            Optional<Double> interpolated,
            Optional<String> refused) {}

    static ModelReply of(Name model, Catalogue catalogue, ServedModels served) {
        List<VersionManifest> manifests = catalogue.versions(model);
        Map<Name, String> refused = served.refused(model);
        Set<VersionRef> open = Set.copyOf(served.open());
        return new ModelReply(
                model,
                manifests.get(0).upscaler().isPresent() ? "upscaler" : "generator",
                served.inFront(model).map(VersionRef::version),
                manifests.get(0).version(),
                Optional.ofNullable(served.waiting().get(model)),
                catalogue.aliases(model),
                manifests.stream()
                        .map(manifest -> version(manifest, open, refused))
                        .toList());
    }

    private static Version version(VersionManifest manifest, Set<VersionRef> open, Map<Name, String> refused) {
        VersionManifest.At at = manifest.at();
        return new Version(
                manifest.version(),
                at.imagesShown(),
                at.resolution(),
                at.phase(),
                at.alpha(),
                manifest.classes(),
                open.contains(manifest.ref()),
                manifest.lineage().alpha(),
                Optional.ofNullable(refused.get(manifest.version())));
    }
}
