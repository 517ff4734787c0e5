package crescendo.contracts.image;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * Bicubic resizing as MATLAB's {@code imresize} does it, which the data sets and baselines of super-resolution were made with:
 * Keys' kernel with a = −0.5, widened by the factor where the image shrinks, one axis after the other. {@link #shrunk} makes the
 * low-resolution images of those data sets to the byte.
 */
public final class Bicubic {
    private static final double A = -0.5;

    private Bicubic() {}

    /**
     * The values themselves, not rounded; borders are mirrored with the edge repeated.
     *
     * @param values {@code [y][x][channel]}, height × width × channels
     * @return toHeight × toWidth × channels
     */
    public static double[] resized(double[] values, int height, int width, int channels, int toHeight, int toWidth) {
        requireImage(values.length, height, width, channels, toHeight, toWidth);
        double[] low = down(values, width * channels, Taps.of(height, toHeight, Bicubic::mirrored));
        return across(low, toHeight, width, channels, Taps.of(width, toWidth, Bicubic::mirrored));
    }

    /**
     * The same of bytes, rounded to bytes.
     *
     * @param pixels uint8, {@code [y][x][channel]}
     */
    public static byte[] resized(byte[] pixels, int height, int width, int channels, int toHeight, int toWidth) {
        return rounded(resized(values(pixels), height, width, channels, toHeight, toWidth));
    }

    /**
     * Bytes made smaller as MATLAB makes uint8: the axis that shrinks more comes first, rows before columns where both shrink alike,
     * what it makes is rounded to bytes before the second, and beyond a border is the pixel at it.
     *
     * @param pixels uint8, {@code [y][x][channel]}
     * @param toHeight at most {@code height}; {@code toWidth} likewise
     */
    public static byte[] shrunk(byte[] pixels, int height, int width, int channels, int toHeight, int toWidth) {
        requireImage(pixels.length, height, width, channels, toHeight, toWidth);
        if (toHeight > height || toWidth > width) {
            throw new IllegalArgumentException(
                    height + "x" + width + " is not made smaller by " + toHeight + "x" + toWidth);
        }
        Taps rows = Taps.of(height, toHeight, Bicubic::atBorder);
        Taps columns = Taps.of(width, toWidth, Bicubic::atBorder);
        double[] values = values(pixels);
        if ((long) toHeight * width <= (long) toWidth * height) {
            byte[] low = rounded(down(values, width * channels, rows));
            return rounded(across(values(low), toHeight, width, channels, columns));
        }
        byte[] narrow = rounded(across(values, height, width, channels, columns));
        return rounded(down(values(narrow), toWidth * channels, rows));
    }

    private static void requireImage(int length, int height, int width, int channels, int toHeight, int toWidth) {
        if (length != (long) height * width * channels || toHeight < 1 || toWidth < 1) {
            throw new IllegalArgumentException(length + " values are not " + height + "x" + width + "x" + channels
                    + ", or do not become " + toHeight + "x" + toWidth);
        }
    }

    private static double[] values(byte[] pixels) {
        double[] values = new double[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[i] & 0xff;
        }
        return values;
    }

    /** Halves up, kept within [0, 255]. */
    public static byte[] rounded(double[] values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) Math.max(0, Math.min(255, Math.floor(values[i] + 0.5)));
        }
        return pixels;
    }

    private static double[] down(double[] values, int row, Taps taps) {
        double[] made = new double[taps.made() * row];
        for (int y = 0; y < taps.made(); y++) {
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

    private static double[] across(double[] values, int height, int width, int channels, Taps taps) {
        int toWidth = taps.made();
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
        /** @param beyond the place within that stands for one beyond a border, by that place and the size */
        static Taps of(int from, int to, IntBinaryOperator beyond) {
            double scale = (double) to / from;
            double shrink = Math.min(1, scale);
            double reach = 4 / shrink;
            int count = (int) Math.ceil(reach) + 2;
            Taps taps = new Taps(count, new int[to * count], new double[to * count]);
            for (int i = 0; i < to; i++) {
                taps.fill(i, (i + 0.5) / scale - 0.5, reach, shrink, place -> beyond.applyAsInt(place, from));
            }
            return taps;
        }

        int made() {
            return places.length / count;
        }

        private void fill(int i, double centre, double reach, double shrink, IntUnaryOperator within) {
            int left = (int) Math.floor(centre - reach / 2 + 0.5);
            double sum = 0;
            for (int t = 0; t < count; t++) {
                double weight = kernel(shrink * (centre - (left + t)));
                places[i * count + t] = within.applyAsInt(left + t);
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

    private static int atBorder(int place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }
}
