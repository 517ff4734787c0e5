package crescendo.inference.batch.ahead;

/**
 * What samples of one generator take.
 *
 * @param nanosEach nanoseconds of one place, in runs that a sample shares; 0 where that is not known
 * @param perRun    samples of a run at most
 */
public record Cost(double nanosEach, int perRun) {
    /** Where nothing is known of a generator, or nobody waits for it. */
    static final Cost NOTHING = new Cost(0, 1);

    public Cost {
        if (!(nanosEach >= 0) || perRun < 1) {
            throw new IllegalArgumentException(
                    "a sample must take no less than nothing and a run have one at least, not " + nanosEach + " ns and "
                            + perRun);
        }
    }

    double runNanos() {
        return nanosEach * perRun;
    }
}
