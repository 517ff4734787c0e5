package crescendo.trainer.model.conditioning;

import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.model.Ops;
import java.util.Optional;

/** The last layers of a discriminator: what it makes of its features, and of the class that an image is said to have. */
public interface Conditioning {
    /** Classes of the labels; 0 where images have none. */
    int classes();

    /**
     * Parameters {@code 4x4/score} and what else it needs.
     *
     * @param features of each image, [batch, width]
     * @param labels one-hot, [batch, classes]; empty where there are no classes
     */
    <T> Heads<T> judge(Ops<T> ops, T features, int width, Optional<T> labels);
}
