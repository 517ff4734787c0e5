package crescendo.measure.path;

/** A generator that is asked for images at any latents. Several threads may ask at once. */
public interface LatentSpace extends AutoCloseable {
    /** Numbers of a latent. */
    int size();

    /**
     * The images there.
     *
     * @param latents row-major, {@code [row][size]}
     * @param first sample of the seed that the first row stands for, the next row for the next: where the generator knows classes
     *     its images are of those that these samples have
     */
    UnroundedImages at(float[] latents, long first);

    @Override
    void close();
}
