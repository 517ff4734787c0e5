package crescendo.contracts.step;

/**
 * Where the time of training went, in seconds.
 *
 * @param data  waiting for real images
 * @param step  improving the networks
 * @param state copying resumable state, and exporting and examining what is published
 */
public record Split(double data, double step, double state) {
    public static final Split NONE = new Split(0, 0, 0);

    public Split {
        if (!(data >= 0 && step >= 0 && state >= 0)) {
            throw new IllegalArgumentException(
                    "time must not be negative, as in data " + data + ", step " + step + ", state " + state);
        }
    }

    public Split plus(Split more) {
        return new Split(data + more.data, step + more.step, state + more.state);
    }

    /** All of it together. */
    public double total() {
        return data + step + state;
    }
}
