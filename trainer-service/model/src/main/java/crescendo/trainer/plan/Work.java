package crescendo.trainer.plan;

/**
 * What one image costs.
 *
 * @param products that convolutions and dense layers sum: one multiplication and one addition each
 * @param values   numbers that layers put out, all of them: what is written, read again, and kept for the way back
 */
public record Work(double products, double values) {
    public static final Work NONE = new Work(0, 0);

    public Work {
        if (!(products >= 0 && values >= 0))
            throw new IllegalArgumentException(
                    "products and values must be 0 or more, not " + products + " and " + values);
    }

    public Work plus(Work other) {
        return new Work(products + other.products, values + other.values);
    }

    public Work times(double count) {
        return new Work(products * count, values * count);
    }
}
