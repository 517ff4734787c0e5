package crescendo.contracts.recipe.json.upscaling;

import crescendo.contracts.recipe.Optimiser;
import crescendo.contracts.recipe.json.field.Fields;
import crescendo.contracts.recipe.upscaling.PixelLoss;
import java.util.List;

/**
 * Defaults that belong together: the papers' configurations, and small ones. A recipe as it is kept has its defaults written out and
 * names no preset any more.
 *
 * @param growth   of the dense blocks, where there are some
 * @param side     of the larger part of a pair, of a scale of 4; that of the smaller part stays for others
 * @param halvings of the learning rate, in hundredths of the images
 */
record UpscalerPreset(
        int channels,
        int blocks,
        int growth,
        PixelLoss loss,
        Optimiser optimiser,
        double ema,
        int side,
        long images,
        int minibatch,
        List<Integer> halvings) {
    private static final List<Integer> LATE = List.of(50, 75, 90);

    static UpscalerPreset of(Fields recipe, String family) {
        boolean small = recipe.choice("preset", "small", "small", "published").equals("small");
        if (family.equals("rrdb")) {
            return small
                    ? new UpscalerPreset(32, 3, 16, PixelLoss.L1, adam(1e-3, 0.99), 0.999, 64, 100_000, 8, LATE)
                    : new UpscalerPreset(
                            64,
                            23,
                            32,
                            PixelLoss.L1,
                            adam(2e-4, 0.999),
                            0,
                            128,
                            16_000_000,
                            16,
                            List.of(20, 40, 60, 80));
        }
        return small
                ? new UpscalerPreset(32, 6, 0, PixelLoss.MSE, adam(1e-3, 0.999), 0.999, 64, 100_000, 8, LATE)
                : new UpscalerPreset(64, 16, 0, PixelLoss.MSE, adam(1e-4, 0.999), 0, 96, 16_000_000, 16, List.of());
    }

    private static Optimiser adam(double learningRate, double beta2) {
        return new Optimiser(learningRate, 0.9, beta2, 1e-8, false);
    }

    int side(int scale) {
        return side / 4 * scale;
    }

    List<Long> halvings(long shown) {
        return halvings.stream().map(share -> shown * share / 100).distinct().toList();
    }
}
