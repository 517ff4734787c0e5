package crescendo.metric.sliced;

/**
 * Count, mean and sum of squared distances to the mean: centred, so that large means cost no digits, and mergeable.
 *
 * @param count how many values
 * @param mean their mean
 * @param squares the sum of squared distances to {@code mean}
 */
record Moments(long count, double mean, double squares) {
    static final Moments NONE = new Moments(0, 0, 0);

    /** The moments of both sets of values (Chan, Golub, LeVeque 1979). */
    Moments and(Moments other) {
        if (count == 0) return other;
        if (other.count == 0) return this;
        long both = count + other.count;
        double apart = other.mean - mean;
        return new Moments(
                both,
                mean + apart * other.count / both,
                squares + other.squares + apart * apart * count * other.count / both);
    }

    /** Deviation of the population: over N, not N−1. */
    double deviation() {
        return Math.sqrt(squares / count);
    }
}
