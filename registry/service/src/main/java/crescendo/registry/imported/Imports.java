package crescendo.registry.imported;

import crescendo.client.blob.Blobs;
import crescendo.client.log.EventLog;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.registry.refusal.Refused;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Registers what was not trained here. The same file, used the same way, makes one version. */
@Singleton
public class Imports {
    /** What stands in place of a job that trained it. */
    public static final Name JOB = new Name("import");
    /** What stands there where it was made of two other versions. */
    public static final Name INTERPOLATION = new Name("interpolate-networks");

    private static final Set<Name> NOT_TRAINED = Set.of(JOB, INTERPOLATION);

    private final Models models;
    private final Blobs blobs;
    private final EventLog events;

    Imports(Models models, Blobs blobs, EventLog events) {
        this.models = models;
        this.blobs = blobs;
        this.events = events;
    }

    /**
     * Registers.
     *
     * @param family of the model; one of another family takes no such imports
     * @param files  of the version, the network first; all lie in the bucket
     * @param same   whether a version is this very import
     * @param made   the version of a name
     * @return the version that it has become, or was already
     */
    public VersionManifest register(
            Name model,
            String family,
            List<FileRef> files,
            Predicate<VersionManifest> same,
            Function<VersionRef, VersionManifest> made) {
        for (FileRef file : files) {
            if (!blobs.contains(file.digest())) {
                throw Refused.conflict("the bucket has no file " + file.digest() + "; store it first");
            }
        }
        List<VersionManifest> versions = versions(model, family);
        VersionManifest version = versions.stream()
                .filter(same)
                .findFirst()
                .orElseGet(() -> made.apply(new VersionRef(model, name(versions.size() + 1, files.get(0)))));
        models.create(version);
        events.send(new CheckpointPublished(1, version));
        return version;
    }

    /** Where it stands in its training, of which nothing is known. @param resolution of its images */
    public static At at(int resolution) {
        return new At(0, 0, resolution, Phase.Kind.STABLE, 1, true);
    }

    /** Of what comes from nowhere that is known. @param file the network */
    public static Lineage lineage(FileRef file) {
        return new Lineage(Map.of(), Map.of(), List.of(), file.digest());
    }

    /** Numbered in their order and named after their files, so that the last is the newest. */
    private static Name name(int number, FileRef file) {
        return new Name(
                String.format(Locale.ROOT, "%09d-%s", number, file.digest().brief()));
    }

    private List<VersionManifest> versions(Name model, String family) {
        List<VersionManifest> versions = models.versions(model).stream()
                .flatMap(version -> models.version(new VersionRef(model, version)).stream())
                .toList();
        for (VersionManifest version : versions) {
            boolean imported = NOT_TRAINED.contains(version.job());
            if (!imported || !version.family().equals(family)) {
                throw Refused.conflict(model + " is a " + version.family() + " that was "
                        + (imported ? "imported" : "trained here") + "; give the " + family + " another name");
            }
        }
        return versions;
    }
}
