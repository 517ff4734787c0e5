package crescendo.metric.sliced;

import java.util.Arrays;

/**
 * Wasserstein-1 distance of two sets of equally many numbers: the mean absolute difference once both are sorted.
 *
 * <p>It is also the area between their cumulative counts, so most numbers need no sorting: where one count stays above
 * the other throughout a bin, each number there adds to the area or takes from it, whatever its neighbours are. Only those of bins in
 * which the counts may cross are sorted. Sums run in double. Not thread-safe: it holds the space it works in.
 */
public final class LineDistance {
    /** Projections of normalised patches rarely leave [−8, 8]; those that do fall into the outer bins. */
    private static final float REACH = 8;

    /** So few that what is counted in them stays near the processor. */
    private static final int MOST_BINS = 1 << 16;

    private static final int FEWEST_BINS = 1 << 10;
    /** Numbers of a set by bin, at the least: of fewer, looking through the bins takes longer than it saves. */
    private static final int BY_BIN = 4;

    private static final long ONE_FAKE = 1L << 32;
    private static final int CROSSING = Float.floatToRawIntBits(0);
    private static final int REALS_LEAD = Float.floatToRawIntBits(1);
    private static final int FAKES_LEAD = Float.floatToRawIntBits(-1);

    /** A power of two, less one. */
    private final int lastBin;

    private final float perUnit;
    private final double width;

    /** Reals of a bin in the lower half, fakes in the upper. */
    private final long[] counts;

    /** Who leads throughout a bin: 1 the reals, −1 the fakes, 0 neither for sure; the bits of a float. */
    private final int[] leaders;

    private final Crossing reals;
    private final Crossing fakes;

    /** @param numbers that each set has, about */
    public LineDistance(int numbers) {
        int bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, Integer.highestOneBit(numbers / BY_BIN)));
        this.lastBin = bins - 1;
        this.perUnit = bins / (2 * REACH);
        this.width = 1.0 / perUnit;
        this.counts = new long[bins];
        this.leaders = new int[bins];
        this.reals = new Crossing(bins);
        this.fakes = new Crossing(bins);
    }

    /** The numbers of one set that lie in bins where the counts may cross. */
    private static final class Crossing {
        /** Where a crossing bin's next number goes. */
        private final int[] next;

        private float[] loose = new float[1];
        private int[] times = new int[1];
        private float[] numbers = new float[1];
        private int size;
        /** Of the loose ones, each of which may count several times. */
        private int different;

        Crossing(int bins) {
            next = new int[bins];
        }

        /** Room for what is reserved, and for one number more, which is written and then not kept. */
        void makeRoom() {
            if (loose.length > size) return;
            loose = new float[size + size / 8 + 1];
            times = new int[loose.length];
            numbers = new float[loose.length];
        }

        void reserve(int bin, int count) {
            next[bin] = size;
            size += count;
        }
    }

    /**
     * @param reals none is NaN or infinite
     * @param realTimes how often each of them counts
     * @param fakes none is NaN or infinite
     * @param fakeTimes how often each of them counts, in all as often as the reals
     */
    public double between(float[] reals, int[] realTimes, float[] fakes, int[] fakeTimes) {
        Arrays.fill(counts, 0);
        long number = count(reals, realTimes, 1);
        if (number != count(fakes, fakeTimes, ONE_FAKE))
            throw new IllegalArgumentException("fakes must count as often as reals, " + number + " times");
        double area = findLeaders();
        area += signedSum(fakes, fakeTimes, this.fakes) - signedSum(reals, realTimes, this.reals);
        arrange(this.reals);
        arrange(this.fakes);
        return (area + measureCrossing()) / number;
    }

    private long count(float[] numbers, int[] times, long one) {
        long[] counts = this.counts;
        long number = 0;
        for (int i = 0; i < numbers.length; i++) {
            counts[bin(numbers[i])] += one * times[i];
            number += times[i];
        }
        return number;
    }

    /** The area of bins that one leads in, as if each of their numbers lay at nought; reserves room for those of the others. */
    private double findLeaders() {
        reals.size = fakes.size = 0;
        double area = 0;
        long ahead = 0;
        for (int bin = 0; bin <= lastBin; bin++) {
            int inReals = reals(bin);
            int inFakes = fakes(bin);
            if (ahead < inFakes && -ahead < inReals) {
                reals.reserve(bin, inReals);
                fakes.reserve(bin, inFakes);
                leaders[bin] = CROSSING;
            } else {
                boolean lead = ahead >= inFakes;
                double signed = ahead * width + (inReals - inFakes) * end(bin);
                area += lead ? signed : -signed;
                leaders[bin] = lead ? REALS_LEAD : FAKES_LEAD;
            }
            ahead += inReals - inFakes;
        }
        return area;
    }

    /** Sum of the numbers in bins that one leads in, those where fakes lead taken negative; the others are put aside. */
    private double signedSum(float[] numbers, int[] times, Crossing crossing) {
        crossing.makeRoom();
        int[] leaders = this.leaders;
        float[] loose = crossing.loose;
        int[] looseTimes = crossing.times;
        int size = 0;
        double even = 0;
        double odd = 0;
        for (int i = 0; i < numbers.length; i += 2) {
            float x = numbers[i];
            int leader = leaders[bin(x)];
            loose[size] = x;
            looseTimes[size] = times[i];
            size += aside(leader);
            even += (double) (Float.intBitsToFloat(leader) * x) * times[i];
            if (i + 1 == numbers.length) break;
            float y = numbers[i + 1];
            int next = leaders[bin(y)];
            loose[size] = y;
            looseTimes[size] = times[i + 1];
            size += aside(next);
            odd += (double) (Float.intBitsToFloat(next) * y) * times[i + 1];
        }
        crossing.different = size;
        return even + odd;
    }

    /** 1 where counts may cross, otherwise 0, without a branch: 1 and −1 have the lowest bit of the exponent, 0 has none. */
    private static int aside(int leader) {
        return ~leader >>> 23 & 1;
    }

    /** Bin by bin, each as often as it counts. */
    private void arrange(Crossing crossing) {
        for (int i = 0; i < crossing.different; i++) {
            int bin = bin(crossing.loose[i]);
            int end = crossing.next[bin] + crossing.times[i];
            Arrays.fill(crossing.numbers, crossing.next[bin], end, crossing.loose[i]);
            crossing.next[bin] = end;
        }
    }

    private double measureCrossing() {
        double area = 0;
        long ahead = 0;
        for (int bin = 0; bin <= lastBin; bin++) {
            if (leaders[bin] == CROSSING) area += walk(bin, ahead);
            ahead += reals(bin) - fakes(bin);
        }
        return area;
    }

    /** The area of a bin in which the counts may cross, number by number. */
    private double walk(int bin, long ahead) {
        int realsEnd = reals.next[bin], r = realsEnd - reals(bin);
        int fakesEnd = fakes.next[bin], f = fakesEnd - fakes(bin);
        Arrays.sort(reals.numbers, r, realsEnd);
        Arrays.sort(fakes.numbers, f, fakesEnd);
        double area = 0;
        double at = end(bin) - width;
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

    private int bin(float x) {
        int bin = (int) ((x + REACH) * perUnit);
        // one test, which nearly always holds, instead of two
        return (bin & lastBin) == bin ? bin : bin < 0 ? 0 : lastBin;
    }

    private double end(int bin) {
        return (bin + 1) * width - REACH;
    }
}
