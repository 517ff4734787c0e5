package crescendo.contracts.image;

/**
 * Bicubic resizing as MATLAB's {@code imresize} does it, which the data sets and baselines of super-resolution were made with:
 * Keys' kernel with a = −0.5, widened by the factor where the image shrinks, borders mirrored with the edge repeated, rows and
 * columns one after the other in double.
 */
public final class Bicubic {
    private static final double A = -0.5;

    private Bicubic() {}

    /**
     * The values themselves, not rounded.
     *
     * @param values {@code [y][x][channel]}, height × width × channels
     * @return toHeight × toWidth × channels
     */
    public static double[] resized(double[] values, int height, int width, int channels, int toHeight, int toWidth) {
        if (values.length != (long) height * width * channels || toHeight < 1 || toWidth < 1) {
            throw new IllegalArgumentException(values.length + " values are not " + height + "x" + width + "x"
                    + channels + ", or do not become " + toHeight + "x" + toWidth);
        }
        return across(down(values, height, width * channels, toHeight), toHeight, width, channels, toWidth);
    }

    /**
     * The same of bytes, rounded to bytes.
     *
     * @param pixels uint8, {@code [y][x][channel]}
     */
    public static byte[] resized(byte[] pixels, int height, int width, int channels, int toHeight, int toWidth) {
        double[] values = new double[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[i] & 0xff;
        }
        return rounded(resized(values, height, width, channels, toHeight, toWidth));
    }

    /** Halves up, kept within [0, 255]. */
    public static byte[] rounded(double[] values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) Math.max(0, Math.min(255, Math.floor(values[i] + 0.5)));
        }
        return pixels;
    }

    private static double[] down(double[] values, int height, int row, int toHeight) {
        Taps taps = Taps.of(height, toHeight);
        double[] made = new double[toHeight * row];
        for (int y = 0; y < toHeight; y++) {
            for (int t = 0; t < taps.count; t++) {
                double weight = taps.weights[y * taps.count + t];
                int from = taps.places[y * taps.count + t] * row;
                for (int x = 0; x < row; x++) {
                    made[y * row + x] += weight * values[from + x];
                }
            }
        }
        return made;
    }

    private static double[] across(double[] values, int height, int width, int channels, int toWidth) {
        Taps taps = Taps.of(width, toWidth);
        double[] made = new double[height * toWidth * channels];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < toWidth; x++) {
                for (int t = 0; t < taps.count; t++) {
                    double weight = taps.weights[x * taps.count + t];
                    int from = (y * width + taps.places[x * taps.count + t]) * channels;
                    int to = (y * toWidth + x) * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        made[to + channel] += weight * values[from + channel];
                    }
                }
            }
        }
        return made;
    }

    /** Which source pixels each target pixel is made of, and how much of each. */
    private record Taps(int count, int[] places, double[] weights) {
        static Taps of(int from, int to) {
            double scale = (double) to / from;
            double shrink = Math.min(1, scale);
            double reach = 4 / shrink;
            int count = (int) Math.ceil(reach) + 2;
            Taps taps = new Taps(count, new int[to * count], new double[to * count]);
            for (int i = 0; i < to; i++) {
                taps.fill(i, (i + 0.5) / scale - 0.5, reach, shrink, from);
            }
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
            for (int t = 0; t < count; t++) {
                weights[i * count + t] /= sum;
            }
        }

        private static double kernel(double x) {
            double d = Math.abs(x);
            if (d <= 1) {
                return (A + 2) * d * d * d - (A + 3) * d * d + 1;
            }
            return d < 2 ? A * d * d * d - 5 * A * d * d + 8 * A * d - 4 * A : 0;
        }
    }

    /** Where a place beyond a border lies within: the border repeats its edge. */
    static int mirrored(int place, int size) {
        int within = Math.floorMod(place, 2 * size);
        return within < size ? within : 2 * size - 1 - within;
    }
}
