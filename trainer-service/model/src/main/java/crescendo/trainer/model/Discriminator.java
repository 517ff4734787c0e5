package crescendo.trainer.model;

/** A network that scores images: higher is more real. */
public interface Discriminator {
    /** Colours of an image: 1 or 3. */
    int colours();

    /**
     * @param images [batch, resolution, resolution, colours], in [−1, 1]
     * @param alpha a scalar in [0, 1]: the weight of the newest layers
     * @return [batch, 1], unbounded
     */
    <T> T score(Ops<T> ops, T images, int resolution, T alpha);
}
