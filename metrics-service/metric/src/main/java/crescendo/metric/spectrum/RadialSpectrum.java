package crescendo.metric.spectrum;

import crescendo.metric.Images;

/**
 * The power of an image by frequency, averaged around rings.
 *
 * <p>Each colour less its mean, under a periodic Hann window, so that opposite edges which do not meet tell nothing; the squared
 * magnitude of its Fourier transform, scaled so that noise of variance σ² in [0, 255] has the power σ² at every frequency; the mean
 * over the colours; in decibels over {@link #FLOOR}, below which the rounding of pixels drowns everything; the mean over
 * the frequencies of a ring. Ring k holds those nearest to k periods along the shorter side; the last is the corner, where both ways
 * alternate from pixel to pixel.
 */
public final class RadialSpectrum {
    /** The power of rounding to whole numbers, which is added to each frequency's. */
    public static final double FLOOR = 1.0 / 12;

    private final int height;
    private final int width;
    private final Fourier across;
    private final Fourier down;
    private final double[] rowWindow;
    private final double[] columnWindow;

    public RadialSpectrum(int height, int width) {
        this.height = height;
        this.width = width;
        this.across = new Fourier(width);
        this.down = new Fourier(height);
        this.rowWindow = hann(width);
        this.columnWindow = hann(height);
    }

    /** How many rings there are. */
    public int rings() {
        return ring(height / 2, width / 2);
    }

    /**
     * @param images of this height and width
     * @return decibels a ring, the lowest frequency first
     */
    public double[] of(Images images, int image) {
        double[] power = new double[height * width];
        for (int c = 0; c < images.channels(); c++) addPower(windowed(images, image, c), power, images.channels());
        double[] sums = new double[rings() + 1];
        int[] counts = new int[sums.length];
        for (int u = 0; u < height; u++)
            for (int v = 0; v < width; v++) {
                int ring = ring(Math.min(u, height - u), Math.min(v, width - v));
                sums[ring] += 10 * Math.log10(power[u * width + v] / FLOOR + 1);
                counts[ring]++;
            }
        double[] means = new double[rings()];
        for (int k = 0; k < means.length; k++) means[k] = sums[k + 1] / counts[k + 1];
        return means;
    }

    private int ring(int periodsDown, int periodsAcross) {
        return (int) Math.round(Math.min(height, width)
                * Math.sqrt(square((double) periodsDown / height) + square((double) periodsAcross / width)));
    }

    private Fourier.Row[] windowed(Images images, int image, int channel) {
        int from = image * images.valuesPerImage() + channel;
        long sum = 0;
        for (int i = 0; i < height * width; i++) sum += images.pixels()[from + i * images.channels()] & 0xff;
        double mean = (double) sum / (height * width);
        Fourier.Row[] rows = new Fourier.Row[height];
        for (int y = 0; y < height; y++) {
            rows[y] = new Fourier.Row(width);
            for (int x = 0; x < width; x++) {
                int pixel = images.pixels()[from + (y * width + x) * images.channels()] & 0xff;
                rows[y].real()[x] = (pixel - mean) * columnWindow[y] * rowWindow[x];
            }
        }
        return rows;
    }

    private void addPower(Fourier.Row[] rows, double[] power, int channels) {
        Fourier.Row[] changed = new Fourier.Row[height];
        for (int y = 0; y < height; y++) across.transform(rows[y], changed[y] = new Fourier.Row(width));
        Fourier.Row column = new Fourier.Row(height);
        Fourier.Row done = new Fourier.Row(height);
        for (int v = 0; v < width; v++) {
            for (int y = 0; y < height; y++) {
                column.real()[y] = changed[y].real()[v];
                column.imaginary()[y] = changed[y].imaginary()[v];
            }
            down.transform(column, done);
            for (int u = 0; u < height; u++)
                power[u * width + v] += (square(done.real()[u]) + square(done.imaginary()[u])) / channels;
        }
    }

    /** Of mean square 1 over both, so scaled that a transform's squared magnitude is a power. */
    private static double[] hann(int length) {
        double[] window = new double[length];
        double squares = 0;
        for (int i = 0; i < length; i++) {
            window[i] = 1 - StrictMath.cos(2 * Math.PI * i / length);
            squares += square(window[i]);
        }
        for (int i = 0; i < length; i++) window[i] /= Math.sqrt(squares);
        return window;
    }

    private static double square(double x) {
        return x * x;
    }
}
