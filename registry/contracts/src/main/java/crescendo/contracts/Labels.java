package crescendo.contracts;

/**
 * Classes by seed, for generators that can be asked for one: the class of sample k of a seed is the same alone, in a batch, in
 * the trainer, in the metrics and over REST. All classes are equally likely, and independent of the sample's {@link Latents}.
 */
public final class Labels {
    /** A counter that no component of a latent has. */
    private static final long COUNTER = -1;

    private Labels() {}

    /**
     * Those of samples {@code first} to {@code first + count - 1} of a seed.
     *
     * @return numbers of classes, each from 0 to {@code classes - 1}
     */
    public static long[] uniform(long seed, long first, int count, int classes) {
        if (count < 0 || classes < 1) {
            throw new IllegalArgumentException(
                    "count must be at least 0 and classes at least 1, not " + count + " and " + classes);
        }
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (long) (classes * Latents.uniform(Latents.key(seed, first + i), COUNTER));
        }
        return labels;
    }
}
