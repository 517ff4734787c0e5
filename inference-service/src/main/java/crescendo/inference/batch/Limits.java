package crescendo.inference.batch;

/**
 * What one request may ask for.
 *
 * @param samples at most
 * @param pixels  of all its images together, at most
 */
public record Limits(int samples, long pixels) {
    public Limits {
        if (samples < 1 || pixels < 1) {
            throw new IllegalArgumentException(
                    "samples and pixels of a request must be at least 1, not " + samples + " and " + pixels);
        }
    }
}
