package crescendo.metric.similarity;

import crescendo.metric.MetricUndefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * How close a network brings images back that were made smaller by MATLAB's bicubic, beside MATLAB's bicubic itself: means over the
 * images, as papers give them.
 *
 * @param network what it makes, as {@link Upscaling} judges it
 * @param bicubic what the baseline makes
 */
public record Restoration(Upscaling network, Upscaling bicubic) {
    /**
     * Of one image at a time.
     *
     * @param count  of images, at least 1
     * @param truths by index, of any size
     * @param scale  from 2 up
     * @param network makes an image {@code scale} times as large
     * @throws MetricUndefined where an image is too small, or comes back as it was
     */
    public static Restoration of(int count, IntFunction<Picture> truths, int scale, UnaryOperator<Picture> network)
            throws MetricUndefined {
        List<Upscaling> found = new ArrayList<>();
        List<Upscaling> baseline = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Picture truth = whole(truths.apply(i), scale, i);
            Picture low = truth.resized(truth.height() / scale, truth.width() / scale);
            found.add(Upscaling.between(network.apply(low), truth, scale));
            baseline.add(Upscaling.between(low.resized(truth.height(), truth.width()), truth, scale));
        }
        return new Restoration(mean(found), mean(baseline));
    }

    /** The part that low-resolution pixels fill. */
    private static Picture whole(Picture truth, int scale, int index) throws MetricUndefined {
        int least = StructuralSimilarity.WINDOW + 2 * scale;
        int height = truth.height() / scale * scale;
        int width = truth.width() / scale * scale;
        if (Math.min(height, width) < least)
            throw new MetricUndefined("image " + index + " has " + truth.height() + "x" + truth.width()
                    + " pixels; a window of similarity within the border takes at least " + least + " each way");
        return truth.cropped(height, width);
    }

    private static Upscaling mean(List<Upscaling> all) {
        return new Upscaling(mean(all, Upscaling::psnr), mean(all, Upscaling::ssim), mean(all, Upscaling::rgbPsnr));
    }

    private static double mean(List<Upscaling> all, ToDoubleFunction<Upscaling> part) {
        return all.stream().mapToDouble(part).average().orElseThrow();
    }
}
