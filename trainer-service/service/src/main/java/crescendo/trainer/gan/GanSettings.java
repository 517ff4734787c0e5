package crescendo.trainer.gan;

import crescendo.contracts.recipe.BaseShape;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.model.Discriminator;
import crescendo.trainer.model.Generator;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.regulariser.Regulariser;
import java.util.List;

/**
 * All that steers an adversarial run beside its schedule and its images.
 *
 * @param classification weight of the labels' cross entropy in both losses, where the discriminator tells classes apart
 * @param emaDecay what a step keeps of the generator's moving average, in [0, 1)
 * @param mirror whether each real image is mirrored half of the time
 * @param augmentations of all that the discriminator sees, real and generated; gradient penalties are taken at augmented images
 * @param resetOptimisers whether Adam starts afresh at the first step of each phase, as Karras et al. 2018 do
 * @param layout of a step over time and devices
 * @param seed of the initial weights, the latents and all else that is random
 * @param threads TensorFlow's; the first run of a process decides for all
 */
public record GanSettings(
        Generator generator,
        Discriminator discriminator,
        Objective objective,
        double classification,
        List<Regulariser> regularisers,
        AdamSettings generatorAdam,
        AdamSettings discriminatorAdam,
        double emaDecay,
        boolean mirror,
        Augmentations augmentations,
        boolean resetOptimisers,
        Layout layout,
        long seed,
        int threads) {
    public GanSettings {
        regularisers = List.copyOf(regularisers);
        if (!generator.base().equals(discriminator.base()))
            throw new IllegalArgumentException(
                    "the generator's base is " + generator.base() + ", the discriminator's is " + discriminator.base());
        if (generator.colours() != discriminator.colours())
            throw new IllegalArgumentException("the generator makes " + generator.colours()
                    + " colours, the discriminator reads " + discriminator.colours());
        if (generator.classes() != discriminator.classes())
            throw new IllegalArgumentException("the generator makes " + generator.classes()
                    + " classes, the discriminator judges " + discriminator.classes());
        if (!(emaDecay >= 0 && emaDecay < 1))
            throw new IllegalArgumentException("emaDecay must lie in [0, 1), not " + emaDecay);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }

    /** Of the images that both networks know. */
    BaseShape base() {
        return generator.base();
    }
}
