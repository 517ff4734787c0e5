package crescendo.inference.catalogue;

import crescendo.contracts.Name;
import crescendo.contracts.model.Interpolation;
import crescendo.contracts.model.VersionManifest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** There is no such model or version; the message names those there are. */
public final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int NAMED = 20;

    private Unknown(String message) {
        super(message);
    }

    static Unknown model(Name model, Collection<Name> known) {
        return new Unknown("model: there is no \"" + model + "\" here; "
                + (known.isEmpty() ? "there is none yet" : "there are " + listed(known)));
    }

    static Unknown version(Name model, Name version, List<VersionManifest> known, Collection<Name> aliases) {
        List<Name> versions = known.stream().map(VersionManifest::version).toList();
        return new Unknown("version: \"" + model + "\" has no version or alias \"" + version + "\"; its versions are "
                + listed(versions) + (aliases.isEmpty() ? ", it has no alias" : ", its aliases " + listed(aliases)));
    }

    static Unknown alpha(Name model, double alpha, List<VersionManifest> known) {
        List<String> prepared = known.stream()
                .flatMap(version -> version.lineage().alpha().stream())
                .distinct()
                .sorted()
                .map(Interpolation::shown)
                .toList();
        return new Unknown("alpha: \"" + model + "\" has no version at " + Interpolation.shown(alpha)
                + (prepared.isEmpty() ? ", and none that is interpolated" : "; prepared are " + listed(prepared))
                + "; ./crescendo interpolate-networks prepares one");
    }

    /** A model is there, but makes something else than is asked of it. */
    public static Unknown ofOtherKind(VersionManifest manifest) {
        String made = manifest.upscaler().isPresent()
                ? "upscales images: POST one to /v1/models/" + manifest.model() + "/upscaled"
                : "makes images of latents: POST to /v1/models/" + manifest.model() + "/samples";
        return new Unknown("model: \"" + manifest.model() + "\" " + made);
    }

    private static String listed(Collection<?> names) {
        String some = names.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? some : some + " and " + (names.size() - NAMED) + " more";
    }
}
