package crescendo.cli.train;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.dataset.Store;
import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.client.model.OriginUnknown;
import crescendo.client.model.Origins;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Origin;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.recipe.upscaling.Adversary.Perceptual;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.model.perceptual.Perceivable.CannotSee;
import crescendo.trainer.model.shape.Inheritance;
import crescendo.trainer.model.shape.Inheritance.CannotInherit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The versions that a recipe starts from and compares in, looked at before the recipe is published: a job that cannot begin would only fail. */
final class Start {
    private Start() {}

    /**
     * @return nothing where there is none, or the job that the recipe comes after may still make it
     * @throws Complaint where there is no such version, or it does not fit, naming the first tensor that does not
     */
    static Optional<VersionManifest> of(Recipe recipe, Store store) {
        Optional<Origin> origin = recipe.from();
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        Origins origins = origins(store);
        try {
            VersionManifest parent = origins.find(origin.get());
            int classes = store.dataSet(recipe.data().get("train")).classes().size();
            Inheritance.require(parent, origins.weights(parent), recipe.program(), classes);
            return Optional.of(parent);
        } catch (OriginUnknown unknown) {
            if (recipe.after().isPresent()) {
                return Optional.empty();
            }
            throw new Complaint(ExitCode.NOT_FOUND, "recipe.from: " + unknown.getMessage(), unknown);
        } catch (CannotInherit misfit) {
            throw new Complaint(ExitCode.USAGE, "recipe.from: " + misfit.getMessage(), misfit);
        }
    }

    /**
     * Looks at the version in whose layers an upscaler is compared. Forgiven is only one that is not there yet, where a job that the
     * recipe comes after makes versions of that model, or is not known itself.
     *
     * @throws Complaint where there is no such version, or the upscaler cannot be compared in it, with the reason
     */
    static void requireSeeing(Recipe recipe, Store store) {
        Optional<Perceptual> wanted = Perceivable.wanted(recipe.program());
        if (wanted.isEmpty()) {
            return;
        }
        Origins origins = origins(store);
        Origin newest = new Origin(wanted.get().extractor(), Optional.empty(), Optional.empty());
        try {
            Perceivable.require(origins.find(newest), origins::weights, (Program.Upscaler) recipe.program());
        } catch (OriginUnknown unknown) {
            if (mayStillCome(newest.model(), recipe, new Jobs(store.bucket()))) {
                return;
            }
            throw new Complaint(
                    ExitCode.NOT_FOUND, "recipe.objective.perceptual.extractor: " + unknown.getMessage(), unknown);
        } catch (CannotSee blind) {
            throw new Complaint(ExitCode.USAGE, "recipe.objective.perceptual: " + blind.getMessage(), blind);
        }
    }

    private static Origins origins(Store store) {
        return new Origins(new Models(store.bucket()), new Blobs(store.bucket()));
    }

    private static boolean mayStillCome(Name model, Recipe recipe, Jobs jobs) {
        Set<Name> seen = new HashSet<>();
        Optional<Name> after = recipe.after();
        while (after.isPresent() && seen.add(after.get())) {
            Optional<Recipe> earlier = jobs.log(after.get()).replay().map(recorded -> recorded.job()
                    .recipe());
            if (earlier.isEmpty() || earlier.get().model().equals(model)) {
                return true;
            }
            after = earlier.get().after();
        }
        return false;
    }
}
