package crescendo.trainer.guard;

import crescendo.contracts.Latents;
import java.util.Arrays;

/**
 * A cheap sliced Wasserstein distance (Rabin et al. 2011) between thumbnails as they are: the mean over random directions of the
 * mean distance of sorted projections, in units of the reals' own spread along them.
 *
 * <p>It is not the metric of that name, which takes patches of Laplacian pyramids of thousands of images (Karras et al. 2018):
 * it costs milliseconds, and compares looks of one run at one resolution, nothing else.
 */
final class SlicedDistance {
    private static final int DIRECTIONS = 64;
    private static final long SEED = 0x6775617264L;

    private SlicedDistance() {}

    /**
     * @param reals as many as the others, of the same size
     * @return 0 for equal sets; infinite where the reals do not differ and the others do
     */
    static double between(Thumbnails images, Thumbnails reals) {
        if (images.count() != reals.count()) {
            throw new IllegalArgumentException(images.count() + " images cannot be compared with " + reals.count());
        }
        int size = reals.size();
        double distance = 0;
        double spread = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            float[] direction = Latents.normal(SEED, i, 1, size);
            double[] here = projected(images, direction);
            double[] there = projected(reals, direction);
            distance += meanGap(here, there);
            spread += deviation(there);
        }
        return distance == 0 ? 0 : distance / spread;
    }

    private static double[] projected(Thumbnails images, float[] direction) {
        double[] projected = new double[images.count()];
        for (int i = 0; i < projected.length; i++) {
            float[] image = images.images().get(i);
            for (int j = 0; j < direction.length; j++) {
                projected[i] += (double) image[j] * direction[j];
            }
        }
        Arrays.sort(projected);
        return projected;
    }

    private static double meanGap(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
