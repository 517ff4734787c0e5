package crescendo.trainer.upscaling;

import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.upscaling.CropDiscriminator;
import java.util.Optional;

/**
 * What an upscaler is trained against.
 *
 * @param objective on scores
 * @param weight of the verdict in the upscaler's loss
 * @param pixels weight of the distance in pixels, of images in [0, 1]
 * @param perception of what is made; absent where it plays no part
 */
public record AdversarySettings(
        CropDiscriminator network,
        Objective objective,
        double weight,
        double pixels,
        Optional<Perception> perception) {}
