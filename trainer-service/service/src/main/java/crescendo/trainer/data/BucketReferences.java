package crescendo.trainer.data;

import crescendo.client.dataset.DataSetUnknown;
import crescendo.client.dataset.DataSets;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.job.References;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks references up in the bucket, and refuses what cannot serve the recipe. */
public final class BucketReferences implements References {
    private static final String CLASSIFIER = "classifier";

    private final DataSets dataSets;
    private final Models models;

    public BucketReferences(DataSets dataSets, Models models) {
        this.dataSets = dataSets;
        this.models = models;
    }

    @Override
    public Pins pin(Recipe recipe, Optional<Job> after) {
        Map<String, DataSetRef> data = new TreeMap<>();
        recipe.data().forEach((role, ref) -> data.put(role, pin(role, ref, recipe.program())));
        Map<String, ModelPin> pinned = new TreeMap<>();
        recipe.measuring().classifier().ifPresent(model -> pinned.put(CLASSIFIER, classifier(model, after)));
        return new Pins(data, pinned);
    }

    private DataSetRef pin(String role, DataSetRef ref, Program program) {
        String field = "recipe.data." + role;
        try {
            DataSetRef version = dataSets.pin(ref);
            Fitness.require(field, dataSets.manifest(version), program);
            return version;
        } catch (DataSetUnknown e) {
            throw new UnusableReference(field + ": " + e.getMessage());
        }
    }

    private ModelPin classifier(Name model, Optional<Job> after) {
        VersionRef ref = lastOf(after, model)
                .or(() -> newest(model))
                .orElseThrow(() -> new UnusableReference("recipe.metrics.classifier: model " + model
                        + " has no version; train it first, and name its job in recipe.after"));
        VersionManifest manifest = models.version(ref)
                .orElseThrow(() -> new UnusableReference("recipe.metrics.classifier: there is no " + ref));
        VersionManifest.FileRef file = manifest.files().get(VersionManifest.CLASSIFIER);
        if (file == null) {
            throw new UnusableReference("recipe.metrics.classifier: " + ref + " is a " + manifest.family() + " without "
                    + VersionManifest.CLASSIFIER);
        }
        return new ModelPin(ref, file.digest());
    }

    private static Optional<VersionRef> lastOf(Optional<Job> after, Name model) {
        return after.filter(job -> job.recipe().model().equals(model))
                .flatMap(job -> job.history().lastVersion())
                .map(version -> new VersionRef(model, version));
    }

    /** Of the versions in the bucket the one that has seen most images. */
    private Optional<VersionRef> newest(Name model) {
        return models.list().stream().filter(ref -> ref.model().equals(model)).max((a, b) -> a.version()
                .compareTo(b.version()));
    }
}
