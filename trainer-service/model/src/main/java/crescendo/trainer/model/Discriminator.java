package crescendo.trainer.model;

import crescendo.contracts.recipe.BaseShape;
import java.util.Optional;

/** A network that judges images. */
public interface Discriminator {
    /**
     * The heads of a discriminator.
     *
     * @param score of each image, [batch, 1], unbounded: higher is more real
     * @param logits of each image's class, [batch, classes], where the network tells classes apart
     */
    record Heads<T>(T score, Optional<T> logits) {
        public static <T> Heads<T> score(T score) {
            return new Heads<>(score, Optional.empty());
        }
    }

    /** Colours of an image: 1 or 3. */
    int colours();

    /** Of its images. */
    BaseShape base();

    /** Classes that the images' labels name; 0 where it judges without labels. */
    int classes();

    /**
     * @param images [batch, height, width, colours], in [−1, 1]
     * @param labels one-hot, [batch, classes]; empty exactly where there are no classes
     * @param resolution the longer side of the images
     * @param alpha a scalar in [0, 1]: the weight of the newest layers
     */
    <T> Heads<T> judge(Ops<T> ops, T images, Optional<T> labels, int resolution, T alpha);

    /** The score of images without labels. */
    default <T> T score(Ops<T> ops, T images, int resolution, T alpha) {
        return judge(ops, images, Optional.empty(), resolution, alpha).score();
    }
}
