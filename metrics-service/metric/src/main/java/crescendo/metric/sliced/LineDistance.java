package crescendo.metric.sliced;

import java.util.Arrays;

/**
 * Wasserstein-1 distance of two sets of equally many numbers: the mean absolute difference once both are sorted.
 *
 * <p>It is also the area between their cumulative counts, so most numbers need no sorting: where one count stays above
 * the other throughout a bin, the bin's counts and sums give its area exactly. Only bins in which the counts may cross
 * are sorted. Sums run in double. Not thread-safe: it holds the space it works in.
 */
final class LineDistance {
    /** Projections of normalised patches rarely leave [−16, 16]; those that do fall into the outer bins. */
    private static final float REACH = 16;

    private static final int BINS = 1 << 15;
    private static final float PER_UNIT = BINS / (2 * REACH);
    private static final double WIDTH = 1.0 / PER_UNIT;
    private static final long ONE_FAKE = 1L << 32;

    /** Reals of a bin in the lower half, fakes in the upper. */
    private final long[] counts = new long[BINS];

    /** Sum of a bin's reals less that of its fakes. */
    private final double[] sums = new double[BINS];

    private final Crossing reals = new Crossing();
    private final Crossing fakes = new Crossing();

    /** The numbers of one set that lie in bins where the counts may cross, bin by bin. */
    private static final class Crossing {
        /** Where a bin's next number goes; −1 for the other bins. */
        private final int[] next = new int[BINS];

        private float[] numbers;
        private int size;

        void reserve(int bin, int count) {
            next[bin] = size;
            size += count;
        }

        void fill(float[] from) {
            numbers = new float[size];
            if (size == 0) return;
            for (float x : from) {
                int bin = bin(x);
                if (next[bin] >= 0) numbers[next[bin]++] = x;
            }
        }
    }

    /** @param fakes as many as {@code reals}; none of either is NaN or infinite */
    double between(float[] reals, float[] fakes) {
        count(reals, fakes);
        double area = measureAndMark();
        this.reals.fill(reals);
        this.fakes.fill(fakes);
        return (area + measureMarked()) / reals.length;
    }

    private void count(float[] reals, float[] fakes) {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
        for (float x : reals) {
            int bin = bin(x);
            counts[bin]++;
            sums[bin] += x;
        }
        for (float x : fakes) {
            int bin = bin(x);
            counts[bin] += ONE_FAKE;
            sums[bin] -= x;
        }
    }

    /** The area of all bins but those where the counts may cross, which are marked. */
    private double measureAndMark() {
        Arrays.fill(reals.next, -1);
        Arrays.fill(fakes.next, -1);
        reals.size = fakes.size = 0;
        double area = 0;
        int ahead = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int inReals = reals(bin);
            int inFakes = fakes(bin);
            if (ahead < inFakes && -ahead < inReals) {
                reals.reserve(bin, inReals);
                fakes.reserve(bin, inFakes);
            } else {
                area += Math.abs(ahead * WIDTH + (inReals - inFakes) * end(bin) - sums[bin]);
            }
            ahead += inReals - inFakes;
        }
        return area;
    }

    private double measureMarked() {
        double area = 0;
        int ahead = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (reals.next[bin] >= 0) area += walk(bin, ahead);
            ahead += reals(bin) - fakes(bin);
        }
        return area;
    }

    /** The area of a marked bin, number by number. */
    private double walk(int bin, int ahead) {
        int realsEnd = reals.next[bin], r = realsEnd - reals(bin);
        int fakesEnd = fakes.next[bin], f = fakesEnd - fakes(bin);
        Arrays.sort(reals.numbers, r, realsEnd);
        Arrays.sort(fakes.numbers, f, fakesEnd);
        double area = 0;
        double at = end(bin) - WIDTH;
        while (r < realsEnd || f < fakesEnd) {
            boolean real = f == fakesEnd || r < realsEnd && reals.numbers[r] <= fakes.numbers[f];
            double next = real ? reals.numbers[r++] : fakes.numbers[f++];
            area += Math.abs(ahead) * (next - at);
            ahead += real ? 1 : -1;
            at = next;
        }
        return area + Math.abs(ahead) * (end(bin) - at);
    }

    private int reals(int bin) {
        return (int) counts[bin];
    }

    private int fakes(int bin) {
        return (int) (counts[bin] >>> 32);
    }

    private static int bin(float x) {
        return Math.max(0, Math.min(BINS - 1, (int) ((x + REACH) * PER_UNIT)));
    }

    private static double end(int bin) {
        return (bin + 1) * WIDTH - REACH;
    }
}
