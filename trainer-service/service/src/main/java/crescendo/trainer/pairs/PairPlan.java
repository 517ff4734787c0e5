package crescendo.trainer.pairs;

import crescendo.contracts.recipe.degradation.Degradation;

/**
 * How training pairs are made.
 *
 * @param scale       how many times the high-resolution image is as large each way: 2, 3 or 4
 * @param crop        side of the high-resolution crop in pixels, a multiple of {@code scale}: 96 in SRGAN, 128 in ESRGAN
 * @param mirror      whether every other pair is flipped left to right
 * @param turn        whether pairs are turned by 0 to 3 quarters; with {@code mirror} all 8 symmetries are equally likely
 * @param degradation of the low-resolution image beside the shrinking
 */
public record PairPlan(int scale, int crop, boolean mirror, boolean turn, Degradation degradation) {
    public PairPlan {
        if (scale < 2 || scale > 4) {
            throw new IllegalArgumentException("scale must be 2, 3 or 4, not " + scale);
        }
        if (crop < scale || crop % scale != 0) {
            throw new IllegalArgumentException(
                    "crop must be a multiple of the scale, such as " + 24 * scale + ", not " + crop);
        }
    }

    /** Side of the low-resolution crop in pixels. */
    public int lowSide() {
        return crop / scale;
    }
}
