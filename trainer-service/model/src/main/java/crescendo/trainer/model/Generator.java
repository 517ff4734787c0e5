package crescendo.trainer.model;

import crescendo.contracts.recipe.BaseShape;

/** A network that makes images of latents. */
public interface Generator {
    /** Units of a latent. */
    int latentSize();

    /** Colours of an image: 1 or 3. */
    int colours();

    /** Of its images. */
    BaseShape base();

    /**
     * @param latent [batch, latentSize], standard normal
     * @param resolution the longer side of the images
     * @param alpha a scalar in [0, 1]: the weight of the newest layers
     * @return [batch, height, width, colours], nominally in [−1, 1]
     */
    <T> T generate(Ops<T> ops, T latent, int resolution, T alpha);
}
