package crescendo.trainer.model;

/** A network that makes images of latents. */
public interface Generator {
    /** Units of a latent. */
    int latentSize();

    /** Colours of an image: 1 or 3. */
    int colours();

    /**
     * @param latent [batch, latentSize], standard normal
     * @param resolution the side of the images
     * @param alpha a scalar in [0, 1]: the weight of the newest layers
     * @return [batch, resolution, resolution, colours], nominally in [−1, 1]
     */
    <T> T generate(Ops<T> ops, T latent, int resolution, T alpha);
}
