package crescendo.trainer.data;

import crescendo.client.blob.BlobDamaged;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSetUnknown;
import crescendo.client.dataset.DataSets;
import crescendo.client.model.Models;
import crescendo.client.model.OriginUnknown;
import crescendo.client.model.Origins;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual;
import crescendo.trainer.job.References;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.model.shape.Inheritance;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks references up in the bucket, and refuses what cannot serve the recipe. */
public final class BucketReferences implements References {
    private final DataSets dataSets;
    private final Models models;
    private final Origins origins;
    private final Function<Program, Map<String, String>> choices;

    /** @param choices that a program leaves to whoever claims its job */
    public BucketReferences(
            DataSets dataSets, Models models, Blobs blobs, Function<Program, Map<String, String>> choices) {
        this.choices = choices;
        this.dataSets = dataSets;
        this.models = models;
        this.origins = new Origins(models, blobs);
    }

    @Override
    public Pins pin(Recipe recipe, Optional<Job> after) {
        Map<String, DataSetRef> data = new TreeMap<>();
        recipe.data().forEach((role, ref) -> data.put(role, pin(role, ref, recipe)));
        Map<String, ModelPin> pinned = new TreeMap<>();
        recipe.measuring()
                .classifier()
                .ifPresent(model -> pinned.put(VersionManifest.EXTRACTOR, classifier(model, after)));
        Perceivable.wanted(recipe.program())
                .ifPresent(wanted -> pinned.put(
                        VersionManifest.PERCEPTUAL, extractor(wanted, (Program.Upscaler) recipe.program(), after)));
        recipe.from()
                .ifPresent(origin -> pinned.put(
                        VersionManifest.FROM, from(lastOf(after, origin), recipe.program(), data.get("train"))));
        return new Pins(data, pinned, choices.apply(recipe.program()));
    }

    private DataSetRef pin(String role, DataSetRef ref, Recipe recipe) {
        String field = "recipe.data." + role;
        try {
            DataSetRef version = dataSets.pin(ref);
            DataSetManifest found = dataSets.manifest(version);
            if (!(recipe.program() instanceof Program.Upscaler upscaler))
                Fitness.require(field, found, recipe.program());
            else if (role.equals("train")) PairFitness.ofTrained(field, found, upscaler);
            else PairFitness.ofTested(field, found, upscaler, recipe.measuring().metrics());
            return version;
        } catch (DataSetUnknown e) {
            throw new UnusableReference(field + ": " + e.getMessage());
        }
    }

    private ModelPin classifier(Name model, Optional<Job> after) {
        String field = "recipe.metrics.classifier";
        VersionManifest manifest = chosen(field, model, "it", after);
        VersionRef ref = manifest.ref();
        VersionManifest.FileRef file = manifest.extractorFile()
                .orElseThrow(() -> new UnusableReference(
                        field + ": " + ref + " is a " + manifest.family() + " without " + VersionManifest.CLASSIFIER));
        keep(field, ref);
        return new ModelPin(ref, file.digest());
    }

    /**
     * The last version that the job before made, or else the newest.
     *
     * @param missing what is to be trained where there is none
     */
    private VersionManifest chosen(String field, Name model, String missing, Optional<Job> after) {
        VersionRef ref = lastOf(after, model)
                .or(() -> newest(model))
                .orElseThrow(() -> new UnusableReference(field + ": model " + model + " has no version; train "
                        + missing + " first, and name its job in recipe.after"));
        return models.version(ref).orElseThrow(() -> new UnusableReference(field + ": there is no " + ref));
    }

    /** Its weights, which become a part of the graph. */
    private ModelPin extractor(Perceptual wanted, Program.Upscaler program, Optional<Job> after) {
        String field = "recipe.objective.perceptual.extractor";
        VersionManifest manifest = chosen(field, wanted.extractor(), "a classifier", after);
        VersionRef ref = manifest.ref();
        try {
            Perceivable.require(manifest, origins::weights, program);
        } catch (BlobDamaged | IllegalArgumentException e) {
            throw new UnusableReference("recipe.objective.perceptual: " + e.getMessage());
        }
        keep(field, ref);
        return new ModelPin(ref, manifest.file(VersionManifest.WEIGHTS).digest());
    }

    /** Where the newest version is meant, and the job that this one came after made some, it is the last of those. */
    private static Origin lastOf(Optional<Job> after, Origin origin) {
        boolean newest = origin.version().isEmpty() && origin.alias().isEmpty();
        return lastOf(after.filter(job -> newest), origin.model())
                .map(last -> new Origin(last.model(), Optional.of(last.version()), Optional.empty()))
                .orElse(origin);
    }

    private ModelPin from(Origin origin, Program program, DataSetRef train) {
        try {
            VersionManifest parent = origins.find(origin);
            keep("recipe.from", parent.ref());
            int classes = dataSets.manifest(train).classes().size();
            Inheritance.require(parent, origins.weights(parent), program, classes);
            return new ModelPin(
                    parent.ref(), parent.file(VersionManifest.WEIGHTS).digest());
        } catch (OriginUnknown | BlobDamaged | IllegalArgumentException e) {
            throw new UnusableReference("recipe.from: " + e.getMessage());
        }
    }

    /** What is pinned is there as long as anybody may need it. */
    private void keep(String field, VersionRef ref) {
        if (!models.keep(ref, "pinned by a job")) {
            throw new UnusableReference(field + ": " + ref + " is being removed, as the retention of its job says");
        }
    }

    private static Optional<VersionRef> lastOf(Optional<Job> after, Name model) {
        return after.filter(job -> job.recipe().model().equals(model))
                .flatMap(job -> job.history().lastVersion())
                .map(version -> new VersionRef(model, version));
    }

    /** Of the versions in the bucket the one that has seen most images. */
    private Optional<VersionRef> newest(Name model) {
        return models.versions(model).stream()
                .max(Comparator.naturalOrder())
                .map(version -> new VersionRef(model, version));
    }
}
