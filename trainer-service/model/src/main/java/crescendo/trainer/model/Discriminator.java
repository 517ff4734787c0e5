package crescendo.trainer.model;

import crescendo.contracts.recipe.BaseShape;

/** A network that scores images: higher is more real. */
public interface Discriminator {
    /** Colours of an image: 1 or 3. */
    int colours();

    /** Of its images. */
    BaseShape base();

    /**
     * @param images [batch, height, width, colours], in [−1, 1]
     * @param resolution the longer side of the images
     * @param alpha a scalar in [0, 1]: the weight of the newest layers
     * @return [batch, 1], unbounded
     */
    <T> T score(Ops<T> ops, T images, int resolution, T alpha);
}
