package crescendo.metric.similarity;

import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;

/**
 * Multi-scale structural similarity between pairs of images of one set: how little they vary.
 *
 * <p>Wang et al. 2003 define it on five scales, Odena et al. 2017 take it for the diversity of samples. Each channel by itself,
 * averaged; factors below zero count as zero. Pairs are the images 0 and 1, 2 and 3, and so on, so the set is to be in random
 * order. From 0 to 1, lower is more varied; values of different counts, sizes or windows never compare.
 */
public final class MultiScaleSimilarity {
    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    /** How the window meets images that are too small for it at the coarsest scale. */
    public enum Window {
        /** As published: the window is what it is, and images below 176² have no value. */
        FIXED,
        /** Karras et al. 2018 at 128²: where the image is smaller than the window, window and deviation shrink to fit it. */
        SHRINKING
    }

    private MultiScaleSimilarity() {}

    /**
     * @return the mean over the pairs, of which there are {@code count / 2}
     * @throws MetricUndefined for fewer than two images, and where they are too small for the window
     */
    public static double within(Images images, Window window, Workers workers) throws MetricUndefined {
        int pairs = images.count() / 2;
        if (pairs == 0) throw new MetricUndefined("one image makes no pair");
        requireSize(Math.min(images.height(), images.width()), window);
        double[] similarities = new double[pairs];
        workers.share(pairs, 1, (from, to) -> {
            for (int p = from; p < to; p++) similarities[p] = between(images, 2 * p, 2 * p + 1);
        });
        double sum = 0;
        for (double similarity : similarities) sum += similarity;
        return sum / pairs;
    }

    /**
     * @param side the shorter one of the images
     * @throws MetricUndefined where such images have no value in this protocol
     */
    public static void requireSize(int side, Window window) throws MetricUndefined {
        int coarsest = side >> (WEIGHTS.length - 1);
        if (window == Window.FIXED && coarsest < StructuralSimilarity.WINDOW)
            throw new MetricUndefined(
                    "five scales with an 11x11 window take at least 176x176 pixels; the shorter side is " + side);
        if (coarsest < 2)
            throw new MetricUndefined("images with a side of " + side + " have no fifth scale; 32x32 is the least");
    }

    private static double between(Images images, int first, int second) {
        double sum = 0;
        for (int c = 0; c < images.channels(); c++) sum += between(plane(images, first, c), plane(images, second, c));
        return sum / images.channels();
    }

    private static double between(Plane a, Plane b) {
        double product = 1;
        for (int scale = 0; scale < WEIGHTS.length; scale++) {
            StructuralSimilarity found = StructuralSimilarity.between(a, b, window(Math.min(a.height(), a.width())));
            boolean last = scale == WEIGHTS.length - 1;
            double factor = last ? found.value() : found.contrastStructure();
            product *= Math.pow(Math.max(0, factor), WEIGHTS[scale]);
            a = a.halved();
            b = b.halved();
        }
        return product;
    }

    private static double[] window(int side) {
        int size = Math.min(StructuralSimilarity.WINDOW, side);
        return StructuralSimilarity.gaussian(size, StructuralSimilarity.DEVIATION * size / StructuralSimilarity.WINDOW);
    }

    private static Plane plane(Images images, int image, int channel) {
        int area = images.height() * images.width();
        double[] values = new double[area];
        int from = image * images.valuesPerImage() + channel;
        for (int i = 0; i < area; i++) values[i] = images.pixels()[from + i * images.channels()] & 0xff;
        return new Plane(values, images.height(), images.width());
    }
}
