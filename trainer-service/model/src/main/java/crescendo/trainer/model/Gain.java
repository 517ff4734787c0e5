package crescendo.trainer.model;

/**
 * Equalised learning rate (Karras et al. 2018, section 4.1): weights are N(0, 1) and are multiplied at run time by
 * {@code value / √fanIn}.
 */
public record Gain(double value) {
    /** For layers followed by a rectifier. */
    public static final Gain RECTIFIED = new Gain(Math.sqrt(2));

    /** For layers whose output is used as it is. */
    public static final Gain LINEAR = new Gain(1);

    public Gain {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("gain must be positive and finite, not " + value);
    }

    /** What the weights of a layer that sums {@code fanIn} products are multiplied by. */
    public double scale(int fanIn) {
        return value / Math.sqrt(fanIn);
    }
}
