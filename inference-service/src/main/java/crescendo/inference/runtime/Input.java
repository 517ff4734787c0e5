package crescendo.inference.runtime;

/**
 * What goes into a generator, a row for each image.
 *
 * @param latents float32, row-major, rows of the latent size
 * @param labels  a class for each row; empty where the generator has none
 */
public record Input(float[] latents, long[] labels) {
    /** For a generator without classes. */
    public static Input of(float[] latents) {
        return new Input(latents, new long[0]);
    }

    /** Rows, each of which becomes an image. */
    public int rows(Signature signature) {
        return latents.length / signature.latentSize();
    }
}
