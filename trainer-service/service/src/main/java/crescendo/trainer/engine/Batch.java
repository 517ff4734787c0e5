package crescendo.trainer.engine;

import java.util.Objects;

/**
 * Real images for one step.
 *
 * @param images uint8, [count, side, side, colours], row-major, at the position's resolution
 * @param labels a class for each image; empty where the set has none
 * @param low the same images made smaller, likewise; empty where nothing is made larger
 */
public record Batch(byte[] images, int[] labels, byte[] low) {
    private static final byte[] NONE = {};

    public Batch {
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(low, "low");
    }

    public Batch(byte[] images, int[] labels) {
        this(images, labels, NONE);
    }

    public static Batch ofPairs(byte[] low, byte[] images) {
        return new Batch(images, new int[0], low);
    }

    public static Batch of(byte[] images) {
        return new Batch(images, new int[0]);
    }
}
