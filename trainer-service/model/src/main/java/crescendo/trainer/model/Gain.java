package crescendo.trainer.model;

/**
 * How large the weights of a layer are.
 *
 * <p>Equalised learning rate (Karras et al. 2018, section 4.1): weights are N(0, 1) and are multiplied at run time by
 * {@code value / √fanIn}. Otherwise they start as N(0, value² / fanIn), as He et al. 2015 do, and are used as they are.
 */
public record Gain(double value, boolean equalised) {
    /** For layers followed by a rectifier. */
    public static final Gain RECTIFIED = new Gain(Math.sqrt(2));

    /** For layers whose output is used as it is. */
    public static final Gain LINEAR = new Gain(1);

    public Gain {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("gain must be positive and finite, not " + value);
    }

    /** Of an equalised learning rate. */
    public Gain(double value) {
        this(value, true);
    }

    /** The same at the start alone. */
    public Gain atStart() {
        return new Gain(value, false);
    }

    /** So many times as large. */
    public Gain times(double factor) {
        return new Gain(value * factor, equalised);
    }

    /** What the weights of a layer that sums {@code fanIn} products are multiplied by. */
    public double scale(int fanIn) {
        return equalised ? value / Math.sqrt(fanIn) : 1;
    }

    /** The standard deviation that the weights of a layer that sums {@code fanIn} products start with. */
    double deviation(int fanIn) {
        return equalised ? 1 : value / Math.sqrt(fanIn);
    }
}
