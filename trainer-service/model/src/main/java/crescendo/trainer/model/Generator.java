package crescendo.trainer.model;

import crescendo.contracts.recipe.BaseShape;
import java.util.Optional;

/** A network that makes images of latents, and of the classes that they are to be of. */
public interface Generator {
    /** Units of a latent. */
    int latentSize();

    /** Colours of an image: 1 or 3. */
    int colours();

    /** Of its images. */
    BaseShape base();

    /** Classes that can be asked for; 0 where none can. */
    int classes();

    /**
     * @param latent [batch, latentSize], standard normal
     * @param labels one-hot, [batch, classes]; empty exactly where there are no classes
     * @param resolution the longer side of the images
     * @param alpha a scalar in [0, 1]: the weight of the newest layers
     * @return [batch, height, width, colours], nominally in [−1, 1]
     */
    <T> T generate(Ops<T> ops, T latent, Optional<T> labels, int resolution, T alpha);

    /** Images of no class. */
    default <T> T generate(Ops<T> ops, T latent, int resolution, T alpha) {
        return generate(ops, latent, Optional.empty(), resolution, alpha);
    }
}
