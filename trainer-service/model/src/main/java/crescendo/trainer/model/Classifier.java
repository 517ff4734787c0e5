package crescendo.trainer.model;

/** A network that tells classes of images apart. */
public interface Classifier {
    /** The two heads: [batch, features] and [batch, classes]. */
    record Heads<T>(T features, T logits) {}

    /** The side of the images it reads. */
    int resolution();

    /** Colours of an image: 1 or 3. */
    int colours();

    int classes();

    /** @param images [batch, resolution, resolution, colours], in [−1, 1] */
    <T> Heads<T> classify(Ops<T> ops, T images);
}
