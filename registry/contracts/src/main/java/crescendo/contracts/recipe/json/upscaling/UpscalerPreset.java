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
 * @param halvings of the learning rate, in thousandths of the images
 * @param multiple that a discriminator needs the side to be; 1 without one
 * @param judging  feature maps of the first layers of the discriminator; 0 without one
 * @param perceptual weight of the distance in features; 0 without a discriminator
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
        List<Integer> halvings,
        int multiple,
        int judging,
        double perceptual) {
    private static final List<Integer> LATE = List.of(500, 750, 900);
    private static final List<Integer> MIDDLE = List.of(500);
    private static final List<Integer> FIFTHS = List.of(200, 400, 600, 800);

    /** 50,000, 100,000, 200,000 and 300,000 of 400,000 steps. */
    private static final List<Integer> ESRGAN = List.of(125, 250, 500, 750);

    /** Ledig et al. 2017, section 3.2: features of VGG19 are divided by 12.75, their squared distances so multiplied. */
    private static final double RESCALED = 0.006;

    /** Of the side of what a discriminator judges, which it halves four times. */
    private static final int JUDGED = 16;

    private static final UpscalerPreset SMALL_RRDB =
            new UpscalerPreset(32, 3, 16, PixelLoss.L1, adam(1e-3, 0.99), 0.999, 64, 100_000, 8, LATE, 1, 0, 0);
    private static final UpscalerPreset RRDB =
            new UpscalerPreset(64, 23, 32, PixelLoss.L1, adam(2e-4, 0.999), 0, 128, 16_000_000, 16, FIFTHS, 1, 0, 0);
    private static final UpscalerPreset SMALL_SRRESNET =
            new UpscalerPreset(32, 6, 0, PixelLoss.MSE, adam(1e-3, 0.999), 0.999, 64, 100_000, 8, LATE, 1, 0, 0);
    private static final UpscalerPreset SRRESNET =
            new UpscalerPreset(64, 16, 0, PixelLoss.MSE, adam(1e-4, 0.999), 0, 96, 16_000_000, 16, List.of(), 1, 0, 0);

    static UpscalerPreset of(Fields recipe, String family) {
        boolean small = recipe.choice("preset", "small", "small", "published").equals("small");
        return switch (family) {
            case "rrdb" -> small ? SMALL_RRDB : RRDB;
            case "esrgan" -> small ? SMALL_RRDB.against(32, 40_000, LATE, 1) : RRDB.against(64, 6_400_000, ESRGAN, 1);
            case "srresnet" -> small ? SMALL_SRRESNET : SRRESNET;
            default ->
                small ? SMALL_SRRESNET.against(32, 40_000, LATE, 1) : SRRESNET.against(64, 3_200_000, MIDDLE, RESCALED);
        };
    }

    /** Whether the network is of residual-in-residual dense blocks. */
    static boolean dense(String family) {
        return family.equals("rrdb") || family.equals("esrgan");
    }

    /** The same network in its second phase, which both papers train with a rate of 1e-4. */
    private UpscalerPreset against(int judges, long shown, List<Integer> halved, double seeing) {
        Optimiser slower = adam(1e-4, optimiser.beta2());
        return new UpscalerPreset(
                channels, blocks, growth, loss, slower, ema, side, shown, minibatch, halved, JUDGED, judges, seeing);
    }

    private static Optimiser adam(double learningRate, double beta2) {
        return new Optimiser(learningRate, 0.9, beta2, 1e-8, false);
    }

    /** A multiple of the scale and of {@link #multiple}. */
    int side(int scale) {
        int wanted = side / 4 * scale;
        while (wanted % scale != 0 || wanted % multiple != 0) wanted++;
        return wanted;
    }

    List<Long> halvings(long shown) {
        return halvings.stream()
                .map(share -> shown * share / 1000)
                .filter(after -> after > 0)
                .distinct()
                .toList();
    }
}
