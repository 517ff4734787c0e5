package crescendo.metric;

import crescendo.metric.spectrum.RadialSpectrum;
import java.util.Arrays;
import java.util.List;

/**
 * How far the power spectra of two image sets lie apart: cheap, and it catches checkerboards and missing detail.
 *
 * <p>After Durall et al. 2020, who average the spectrum around rings. Here: the {@link RadialSpectrum} of each image in decibels,
 * averaged over each set; the distance is the root of the mean square difference over the rings. Lower is better, 0 for
 * equal spectra. It looks at no phases: images that share nothing but their spectrum are 0 apart. The rings depend on the size, so values of
 * different sizes, or of grey and RGB images, never compare.
 *
 * @param value in decibels, at least 0
 * @param reals decibels a ring, the lowest frequency first; the last is the corner, where a checkerboard of single pixels lies
 * @param fakes as {@code reals}
 */
public record SpectrumDistance(double value, List<Double> reals, List<Double> fakes) {
    /** The shorter side that images have at least. */
    public static final int SMALLEST = 4;

    public SpectrumDistance {
        reals = List.copyOf(reals);
        fakes = List.copyOf(fakes);
    }

    /**
     * @param fakes of the size and channels of {@code reals}, in any number
     * @throws MetricUndefined where a side is below {@link #SMALLEST}
     */
    public static SpectrumDistance between(Images reals, Images fakes, Workers workers) throws MetricUndefined {
        reals.requireSameShape(fakes);
        if (Math.min(reals.height(), reals.width()) < SMALLEST)
            throw new MetricUndefined("images of " + reals.height() + "x" + reals.width()
                    + " have no rings of frequencies: " + SMALLEST + "x" + SMALLEST + " is the least");
        double[] ofReals = mean(reals, workers);
        double[] ofFakes = mean(fakes, workers);
        double squares = 0;
        for (int k = 0; k < ofReals.length; k++) squares += (ofReals[k] - ofFakes[k]) * (ofReals[k] - ofFakes[k]);
        return new SpectrumDistance(Math.sqrt(squares / ofReals.length), listed(ofReals), listed(ofFakes));
    }

    /** Summed in the order of the images, whoever transformed them. */
    private static double[] mean(Images images, Workers workers) {
        RadialSpectrum spectrum = new RadialSpectrum(images.height(), images.width());
        double[][] each = new double[images.count()][];
        workers.share(images.count(), 16, (from, to) -> {
            for (int i = from; i < to; i++) each[i] = spectrum.of(images, i);
        });
        double[] mean = new double[spectrum.rings()];
        for (double[] one : each) for (int k = 0; k < mean.length; k++) mean[k] += one[k] / each.length;
        return mean;
    }

    private static List<Double> listed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
