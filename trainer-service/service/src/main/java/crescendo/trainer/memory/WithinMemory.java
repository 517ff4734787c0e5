package crescendo.trainer.memory;

import crescendo.contracts.Digest;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.job.References;
import crescendo.trainer.model.perceptual.LayerFeatures;
import crescendo.trainer.model.perceptual.Perceivable;
import crescendo.trainer.plan.AvailableMemory;
import crescendo.trainer.plan.DoesNotFit;
import crescendo.trainer.plan.Fit;
import crescendo.trainer.plan.MemoryModel;
import crescendo.trainer.recipe.ChosenParts;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Refuses, before the first step, what is expected not to fit; and pins the parts of minibatches where the recipe leaves them to
 * the trainer, so that whoever takes the job over computes the same.
 *
 * @param references that the rest of the recipe leads to
 * @param weights of a pinned version, by {@code network/parameter}
 */
public record WithinMemory(
        References references,
        Function<Digest, Map<String, Tensor>> weights,
        MemoryModel model,
        AvailableMemory available)
        implements References {
    private static final Logger LOG = Logger.getLogger(WithinMemory.class);

    @Override
    public Pins pin(Recipe recipe, Optional<Job> after) {
        Pins pins = references.pin(recipe, after);
        try {
            SortedMap<Integer, Integer> parts =
                    new Fit(recipe.program(), seen(recipe, pins), model, available.mib()).imagesAtOnce();
            if (!(recipe.program() instanceof Program.ProGan gan
                    && gan.execution().fitsMemory())) return pins;
            LOG.infof("model %s: images at once by resolution: %s", recipe.model(), parts);
            return pins.withChoices(ChosenParts.choices(parts));
        } catch (DoesNotFit e) {
            throw new UnusableReference(e.getMessage() + " (" + available.origin() + ")");
        }
    }

    private Optional<LayerFeatures> seen(Recipe recipe, Pins pins) {
        return Perceivable.wanted(recipe.program())
                .flatMap(wanted -> Optional.ofNullable(pins.models().get(VersionManifest.PERCEPTUAL))
                        .map(pin -> Perceivable.features(wanted, Perceivable.parameters(weights.apply(pin.digest())))));
    }
}
