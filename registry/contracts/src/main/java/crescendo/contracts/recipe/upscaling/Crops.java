package crescendo.contracts.recipe.upscaling;

import java.util.List;

/**
 * Which parts of images an upscaler is shown, and how many.
 *
 * @param side      of the larger part of a pair, in pixels: a multiple of the scale
 * @param images    pairs shown
 * @param minibatch pairs a step
 * @param mirror    whether every other pair is flipped left to right
 * @param turn      whether pairs are turned by 0 to 3 quarters
 * @param halvings  pairs shown after which the learning rate is halved, ascending
 */
public record Crops(int side, long images, int minibatch, boolean mirror, boolean turn, List<Long> halvings) {
    public Crops {
        halvings = List.copyOf(halvings);
        for (int i = 1; i < halvings.size(); i++) {
            if (halvings.get(i) <= halvings.get(i - 1)) {
                throw new IllegalArgumentException("halvings must ascend, not " + halvings);
            }
        }
    }

    /** What the learning rate is multiplied with once so many pairs were shown. */
    public double learningRateFactor(long imagesShown) {
        return Math.pow(
                0.5, halvings.stream().filter(after -> imagesShown >= after).count());
    }
}
