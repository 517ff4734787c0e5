package crescendo.trainer.pairs;

import crescendo.client.dataset.VariableImages;
import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.recipe.degradation.Degradation;

/**
 * Whole images to validate on, by the protocol of the papers: the upper left part whose sides are multiples of the scale, and that
 * part made smaller by MATLAB's bicubic, rounded to bytes. Nothing is left to chance. Each is made when asked for.
 *
 * @param scale 2, 3 or 4
 */
public record ValidationPairs(VariableImages images, int scale) {
    private static final Chance NONE = new Chance(0, 0);

    /** @throws IllegalArgumentException where an image is smaller than a low-resolution pixel; names it */
    public ValidationPairs {
        for (int i = 0; i < images.count(); i++) {
            if (images.height(i) < scale || images.width(i) < scale) {
                throw new IllegalArgumentException("image " + i + " of data set "
                        + images.manifest().name() + "@" + images.manifest().version() + " has "
                        + images.height(i) + "×" + images.width(i) + " pixels; at least " + scale
                        + " each way are needed to make it " + scale + " times smaller");
            }
        }
    }

    public int count() {
        return images.count();
    }

    /** @param index in [0, count) */
    public Pair pair(int index) {
        int height = images.height(index) / scale * scale;
        int width = images.width(index) / scale * scale;
        RawImage high = images.part(index, 0, 0, height, width);
        return new Pair(new Shrinking(scale, Degradation.NONE).low(high, NONE), high);
    }
}
