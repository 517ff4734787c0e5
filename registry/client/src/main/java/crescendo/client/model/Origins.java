package crescendo.client.model;

import crescendo.client.blob.Blobs;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The versions that runs start from: found by what recipes say of them, with their weights. */
public final class Origins {
    private static final int LISTED = 10;

    private final Models models;
    private final Blobs blobs;

    public Origins(Models models, Blobs blobs) {
        this.models = models;
        this.blobs = blobs;
    }

    /**
     * The version that is meant now. The newest is the one that has seen most images.
     *
     * @throws OriginUnknown where there is none
     */
    public VersionManifest find(Origin origin) {
        Optional<Name> version = origin.alias().isPresent()
                ? models.alias(origin.model(), origin.alias().get()).map(Alias::version)
                : origin.version().or(() -> newest(origin.model()));
        return version.flatMap(name -> models.version(new VersionRef(origin.model(), name)))
                .orElseThrow(() -> unknown(origin));
    }

    private Optional<Name> newest(Name model) {
        return models.versions(model).stream().max(Comparator.naturalOrder());
    }

    private OriginUnknown unknown(Origin origin) {
        List<Name> versions = models.versions(origin.model());
        if (versions.isEmpty()) {
            List<Name> all =
                    models.list().stream().map(VersionRef::model).distinct().toList();
            return new OriginUnknown(origin, "models with versions are " + listed(all));
        }
        return origin.alias().isPresent()
                ? new OriginUnknown(
                        origin, "aliases of " + origin.model() + " are " + listed(models.aliases(origin.model())))
                : new OriginUnknown(origin, "versions of " + origin.model() + " are " + listed(versions));
    }

    private static String listed(List<Name> names) {
        String some = names.stream().sorted().limit(LISTED).map(Name::value).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names.size() > LISTED ? some + " …" : some;
    }

    /**
     * The weights of a version by {@code network/parameter}.
     *
     * @throws crescendo.client.blob.BlobDamaged where its bytes are not what was written, or missing
     * @throws IllegalArgumentException where the version has no such file
     */
    public Map<String, Tensor> weights(VersionManifest version) {
        return weights(version.file(VersionManifest.WEIGHTS).digest());
    }

    /**
     * Weights as a job has them pinned, whatever has become of their version.
     *
     * @throws crescendo.client.blob.BlobDamaged where its bytes are not what was written, or missing
     */
    public Map<String, Tensor> weights(Digest pinned) {
        return Safetensors.decode(blobs.whole(pinned));
    }
}
