package crescendo.metric.similarity;

import crescendo.metric.MetricUndefined;

/**
 * How close an upscaled image is to the original, by the protocol of super-resolution papers: the original's upper left part of
 * whole low-resolution pixels, luma of BT.601, a border of {@code scale} pixels left out.
 *
 * @param psnr on luma, in dB
 * @param ssim on luma
 * @param rgbPsnr over all channels, in dB
 */
public record Upscaling(double psnr, double ssim, double rgbPsnr) {
    /**
     * @param upscaled exactly {@code scale} times as large as its low-resolution image
     * @param truth at least as large, and less than {@code scale} pixels larger each way
     * @throws MetricUndefined where both are equal
     * @throws IllegalArgumentException where the sizes do not belong together, or nothing is left within the border
     */
    public static Upscaling between(Picture upscaled, Picture truth, int scale) throws MetricUndefined {
        requireFitting(upscaled, truth, scale);
        Picture original = truth.cropped(upscaled.height(), upscaled.width());
        Plane found = upscaled.luma().shaved(scale);
        Plane wanted = original.luma().shaved(scale);
        return new Upscaling(
                SignalToNoise.between(found, wanted),
                StructuralSimilarity.between(found, wanted).value(),
                SignalToNoise.between(
                        upscaled.planes().stream()
                                .map(plane -> plane.shaved(scale))
                                .toList(),
                        original.planes().stream()
                                .map(plane -> plane.shaved(scale))
                                .toList()));
    }

    private static void requireFitting(Picture upscaled, Picture truth, int scale) {
        if (scale < 1) throw new IllegalArgumentException("scale must be at least 1, not " + scale);
        boolean fits = upscaled.channels() == truth.channels()
                && fits(upscaled.height(), truth.height(), scale)
                && fits(upscaled.width(), truth.width(), scale);
        if (!fits)
            throw new IllegalArgumentException("an image of " + upscaled + " is no upscaling by " + scale
                    + " for one of "
                    + truth + "; it has its channels, and multiples of " + scale + " that miss less than " + scale
                    + " pixels");
    }

    private static boolean fits(int upscaled, int truth, int scale) {
        return upscaled % scale == 0 && upscaled <= truth && truth - upscaled < scale;
    }
}
