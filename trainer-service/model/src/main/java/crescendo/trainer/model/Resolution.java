package crescendo.trainer.model;

/** The sizes a growing network passes through: powers of two. */
public final class Resolution {
    static final int LOWEST = 4;
    static final int HIGHEST = 1024;

    private Resolution() {}

    public static int checked(int resolution) {
        if (resolution < LOWEST || resolution > HIGHEST || Integer.bitCount(resolution) != 1)
            throw new IllegalArgumentException(
                    "resolution must be a power of two from " + LOWEST + " to " + HIGHEST + ", not " + resolution);
        return resolution;
    }

    /** The scope of a resolution's layers, such as {@code 8x8/}. */
    static String scope(int resolution) {
        return resolution + "x" + resolution + "/";
    }
}
