package crescendo.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the colours of two image sets lie apart, wherever in the images they are: cheap, and it catches drift.
 *
 * <p>The value is the Hellinger distance of the joint histograms of all pixels, with {@value #BINS} even bins a colour (16³ for RGB,
 * 16 for grey): √(1 − Σ √(p·q)). From 0, equal histograms, to 1, no bin shared. The shifts say how far each colour would have to be moved:
 * the Wasserstein-1 distance of its own histogram, of 256 bins. Values of grey and of RGB images never compare.
 *
 * @param value in [0, 1]
 * @param shifts one a channel, in steps of a pixel's value, in [0, 255]
 */
public record ColourDistance(double value, List<Double> shifts) {
    /** Even bins of [0, 255] a colour, in the joint histogram. */
    public static final int BINS = 16;

    private static final int VALUES = 256;
    private static final int PIECE = 64;

    public ColourDistance {
        shifts = List.copyOf(shifts);
    }

    /** @param fakes of the channels of {@code reals}; number and size may differ, since shares of pixels are compared */
    public static ColourDistance between(Images reals, Images fakes, Workers workers) {
        if (reals.channels() != fakes.channels())
            throw new IllegalArgumentException(
                    "fakes must have " + reals.channels() + " channels as reals, not " + fakes.channels());
        Counts p = Counts.of(reals, workers);
        Counts q = Counts.of(fakes, workers);
        List<Double> shifts = new ArrayList<>();
        for (int c = 0; c < p.single.length; c++) shifts.add(shift(p.single[c], p.pixels, q.single[c], q.pixels));
        return new ColourDistance(hellinger(p, q), shifts);
    }

    /** From differences of roots, so that equal histograms are exactly 0 apart: ½ Σ (√p − √q)². */
    private static double hellinger(Counts p, Counts q) {
        double sum = 0;
        for (int i = 0; i < p.joint.length; i++) {
            double apart = Math.sqrt((double) p.joint[i] / p.pixels) - Math.sqrt((double) q.joint[i] / q.pixels);
            sum += apart * apart;
        }
        return Math.min(1, Math.sqrt(sum / 2));
    }

    private static double shift(long[] p, long ofP, long[] q, long ofQ) {
        double area = 0;
        double ahead = 0;
        for (int v = 0; v < VALUES; v++) {
            ahead += (double) p[v] / ofP - (double) q[v] / ofQ;
            area += Math.abs(ahead);
        }
        return area;
    }

    /** How many pixels fall in each bin. Whole numbers: their sum is the same in any order. */
    private record Counts(long[] joint, long[][] single, long pixels) {
        static Counts of(Images images, Workers workers) {
            int joint = (int) Math.pow(BINS, images.channels());
            Counts all = new Counts(
                    new long[joint],
                    new long[images.channels()][VALUES],
                    (long) images.count() * images.height() * images.width());
            workers.share(images.count(), PIECE, (from, to) -> {
                int[] ofJoint = new int[joint];
                int[][] ofSingle = new int[images.channels()][VALUES];
                count(images, from, to, ofJoint, ofSingle);
                all.add(ofJoint, ofSingle);
            });
            return all;
        }

        private static void count(Images images, int from, int to, int[] joint, int[][] single) {
            int channels = images.channels();
            for (int i = from * images.valuesPerImage(); i < to * images.valuesPerImage(); i += channels) {
                int bin = 0;
                for (int c = 0; c < channels; c++) {
                    int value = images.pixels()[i + c] & 0xff;
                    single[c][value]++;
                    bin = bin * BINS + value * BINS / VALUES;
                }
                joint[bin]++;
            }
        }

        private synchronized void add(int[] ofJoint, int[][] ofSingle) {
            for (int i = 0; i < joint.length; i++) joint[i] += ofJoint[i];
            for (int c = 0; c < single.length; c++) for (int v = 0; v < VALUES; v++) single[c][v] += ofSingle[c][v];
        }
    }
}
