package crescendo.trainer.engine;

import java.util.Objects;

/**
 * Real images for one step.
 *
 * @param images uint8, [count, side, side, colours], row-major, at the position's resolution
 * @param labels a class for each image; empty where the set has none
 */
public record Batch(byte[] images, int[] labels) {
    public Batch {
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(labels, "labels");
    }

    public static Batch of(byte[] images) {
        return new Batch(images, new int[0]);
    }
}
