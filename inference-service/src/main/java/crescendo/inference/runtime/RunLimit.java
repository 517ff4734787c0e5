package crescendo.inference.runtime;

/**
 * How much one run may take on.
 *
 * @param samples at most, however small the images are
 * @param pixels  at most, unless a single image has more
 */
public record RunLimit(int samples, long pixels) {
    public RunLimit {
        if (samples < 1 || pixels < 1) {
            throw new IllegalArgumentException(
                    "samples and pixels of a run must be at least 1, not " + samples + " and " + pixels);
        }
    }

    /** Samples of one run of such a generator. */
    public int samples(Signature signature) {
        return (int) Math.max(1, Math.min(samples, pixels / signature.pixels()));
    }
}
