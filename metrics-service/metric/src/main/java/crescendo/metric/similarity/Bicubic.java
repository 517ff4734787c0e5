package crescendo.metric.similarity;

import java.util.List;

/**
 * Bicubic resizing as MATLAB's {@code imresize} does it, which the data sets and baselines of super-resolution were made with:
 * Keys' kernel with a = −0.5, widened by the factor where the image shrinks, borders mirrored with the edge repeated, rows and
 * columns one after the other in double.
 */
public final class Bicubic {
    private static final double A = -0.5;

    private Bicubic() {}

    /** Each channel resized, then rounded to bytes. */
    public static Picture resized(Picture picture, int height, int width) {
        List<Plane> planes = picture.planes().stream()
                .map(plane -> resized(plane, height, width))
                .toList();
        return Picture.of(planes);
    }

    /** The values themselves, not rounded. */
    public static Plane resized(Plane plane, int height, int width) {
        Plane rows = new Plane(new double[height * plane.width()], height, plane.width());
        Taps down = Taps.of(plane.height(), height);
        for (int y = 0; y < height; y++)
            for (int t = 0; t < down.count; t++) {
                double weight = down.weights[y * down.count + t];
                int from = down.places[y * down.count + t] * plane.width();
                for (int x = 0; x < plane.width(); x++)
                    rows.values()[y * plane.width() + x] += weight * plane.values()[from + x];
            }
        Plane whole = new Plane(new double[height * width], height, width);
        Taps across = Taps.of(plane.width(), width);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int t = 0; t < across.count; t++)
                    sum += across.weights[x * across.count + t]
                            * rows.values()[y * plane.width() + across.places[x * across.count + t]];
                whole.values()[y * width + x] = sum;
            }
        return whole;
    }

    /** Which source pixels each target pixel is made of, and how much of each. */
    private record Taps(int count, int[] places, double[] weights) {
        static Taps of(int from, int to) {
            double scale = (double) to / from;
            double shrink = Math.min(1, scale);
            double reach = 4 / shrink;
            int count = (int) Math.ceil(reach) + 2;
            Taps taps = new Taps(count, new int[to * count], new double[to * count]);
            for (int i = 0; i < to; i++) taps.fill(i, (i + 0.5) / scale - 0.5, reach, shrink, from);
            return taps;
        }

        private void fill(int i, double centre, double reach, double shrink, int from) {
            int left = (int) Math.floor(centre - reach / 2 + 0.5);
            double sum = 0;
            for (int t = 0; t < count; t++) {
                double weight = kernel(shrink * (centre - (left + t)));
                places[i * count + t] = mirrored(left + t, from);
                weights[i * count + t] = weight;
                sum += weight;
            }
            for (int t = 0; t < count; t++) weights[i * count + t] /= sum;
        }

        private static int mirrored(int place, int size) {
            int within = Math.floorMod(place, 2 * size);
            return within < size ? within : 2 * size - 1 - within;
        }

        private static double kernel(double x) {
            double d = Math.abs(x);
            if (d <= 1) return (A + 2) * d * d * d - (A + 3) * d * d + 1;
            return d < 2 ? A * d * d * d - 5 * A * d * d + 8 * A * d - 4 * A : 0;
        }
    }
}
