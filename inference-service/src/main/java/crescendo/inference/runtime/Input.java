package crescendo.inference.runtime;

/**
 * What goes into a generator, a row for each image.
 *
 * @param latents float32, row-major, rows of the latent size
 * @param labels  a class for each row; empty where the generator has none, or where they are blended
 * @param shares  of all classes in each row, row-major, where they are blended; empty where they are not
 */
public record Input(float[] latents, long[] labels, float[] shares) {
    /** Of whole classes, where there are any. */
    public Input(float[] latents, long[] labels) {
        this(latents, labels, new float[0]);
    }

    /** For a generator without classes. */
    public static Input of(float[] latents) {
        return new Input(latents, new long[0]);
    }

    /** For a generator that blends classes: the shares of a row add up to 1. */
    public static Input blended(float[] latents, float[] shares) {
        return new Input(latents, new long[0], shares);
    }

    /** Whether it is for a generator that blends classes only. */
    public boolean isBlended() {
        return shares.length > 0;
    }

    /** Rows, each of which becomes an image. */
    public int rows(Signature signature) {
        return latents.length / signature.latentSize();
    }
}
