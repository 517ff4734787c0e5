package crescendo.metric.sliced;

import java.util.Arrays;

/**
 * Wasserstein-1 distance of two sets of equally many numbers: the mean absolute difference once both are sorted.
 *
 * <p>It is also the area between their cumulative counts, so most numbers need no sorting: where one count stays above
 * the other throughout a bin, each number there adds to the area or takes from it, whatever its neighbours are, and the sum of the bin's
 * numbers is enough. Only those of bins in which the counts may cross are sorted. What a bin holds is counted and summed in one whole number, so
 * that neither the order of the numbers nor who counts them matters. Not thread-safe: it holds the space it works in.
 */
public final class LineDistance {
    /** Projections of normalised patches rarely leave [−8, 8); those that do fall into the outer bins. */
    private static final double REACH = 8;

    /** So few that what is counted in them stays near the processor. */
    private static final int MOST_BINS = 1 << 16;

    private static final int FEWEST_BINS = 1 << 10;
    /** Numbers of a set by bin, at the least: of fewer, looking through the bins takes longer than it saves. */
    private static final int BY_BIN = 4;
    /** From here to its double a double's last bit is worth 1: what is added to it is rounded, and can be read from its bits. */
    private static final double WHOLE = 1L << 52;

    private static final long NOUGHT = Double.doubleToRawLongBits(WHOLE);

    /** Of a number's place: as whole numbers these are exact in a double, and finer than what a float tells apart. */
    private static final int MOST_PLACE_BITS = 48;

    private final int most;
    private final int bins;
    private final double width;
    private final int offsetBits;
    /** Lower bits of a bin's whole number, which hold the sum of the offsets; the count is above them. */
    private final int sumBits;

    private final double stepsPerUnit;
    private final double origin;
    /** The highest place that a number can have, in steps above −{@link #REACH}: all bits set. */
    private final long lastPlace;

    /** 1 where the counts may cross in a bin, otherwise 0. */
    private final byte[] crosses;

    private final Side reals;
    private final Side fakes;

    /** @param numbers that each set has at most, up to 2^30 */
    public LineDistance(int numbers) {
        most = numbers;
        bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, Integer.highestOneBit(numbers / BY_BIN)));
        width = 2 * REACH / bins;
        int countBits = Integer.SIZE - Integer.numberOfLeadingZeros(numbers);
        offsetBits = Math.min(MOST_PLACE_BITS - Integer.numberOfTrailingZeros(bins), Long.SIZE - 2 * countBits);
        sumBits = countBits + offsetBits;
        stepsPerUnit = (1L << offsetBits) / width;
        origin = WHOLE + REACH * stepsPerUnit;
        lastPlace = ((long) bins << offsetBits) - 1;
        crosses = new byte[bins];
        reals = new Side(bins);
        fakes = new Side(bins);
    }

    /** What is known of one set by bin, and those of its numbers that lie in bins where the counts may cross. */
    private static final class Side {
        /** How many numbers lie in a bin, and below that the sum of their offsets in it. */
        private final long[] held;
        /** Where a crossing bin's next number goes. */
        private final int[] next;

        /** The bin of each number. */
        private char[] binOf = new char[0];
        /** Which numbers lie in crossing bins, as they come. */
        private int[] aside = new int[1];
        /** Those numbers by bin, each as often as it counts. */
        private float[] numbers = new float[1];
        /** How many these are. */
        private int size;

        Side(int bins) {
            held = new long[bins];
            next = new int[bins];
        }

        /** Room for what is reserved, and for one number more, which is written and then not kept. */
        void makeRoom() {
            if (aside.length > size) return;
            aside = new int[size + size / 8 + 1];
            numbers = new float[aside.length];
        }

        void reserve(int bin, int count) {
            next[bin] = size;
            size += count;
        }
    }

    /**
     * @param reals none is NaN or infinite
     * @param fakes none is NaN or infinite; in all they count as often as the reals
     */
    public double between(Projections reals, Projections fakes) {
        long number = reals.total();
        if (number > most)
            throw new IllegalArgumentException("reals must count " + most + " times at most, not " + number);
        if (number != fakes.total())
            throw new IllegalArgumentException("fakes must count as often as reals, " + number + " times");
        count(reals, this.reals);
        count(fakes, this.fakes);
        double area = areaWhereOneLeads();
        putAside(reals, this.reals);
        putAside(fakes, this.fakes);
        return (area + areaOfCrossing()) / number;
    }

    private void count(Projections numbers, Side side) {
        if (side.binOf.length < numbers.count()) side.binOf = new char[numbers.count()];
        float[] all = numbers.all();
        int from = numbers.from();
        int[] times = numbers.times();
        char[] binOf = side.binOf;
        long[] held = side.held;
        Arrays.fill(held, 0);
        int offsetBits = this.offsetBits;
        long offset = (1L << offsetBits) - 1;
        long one = 1L << sumBits;
        for (int i = 0; i < times.length; i++) {
            long place = place(all[from + i]);
            int bin = (int) (place >> offsetBits);
            binOf[i] = (char) bin;
            held[bin] += times[i] * (one | place & offset);
        }
    }

    /** The area of bins that one leads in throughout; those of the others are marked, and room is reserved for their numbers. */
    private double areaWhereOneLeads() {
        reals.size = fakes.size = 0;
        double step = 1 / stepsPerUnit;
        double area = 0;
        long ahead = 0;
        for (int bin = 0; bin < bins; bin++) {
            int inReals = count(reals, bin);
            int inFakes = count(fakes, bin);
            boolean outer = bin == 0 || bin == bins - 1;
            if (outer || ahead < inFakes && -ahead < inReals) {
                crosses[bin] = 1;
                reals.reserve(bin, inReals);
                fakes.reserve(bin, inFakes);
            } else {
                crosses[bin] = 0;
                double signed = (ahead + inReals - inFakes) * width + step * (sum(fakes, bin) - sum(reals, bin));
                area += ahead >= inFakes ? signed : -signed;
            }
            ahead += inReals - inFakes;
        }
        return area;
    }

    /** The numbers of bins in which the counts may cross, bin by bin, each as often as it counts. */
    private void putAside(Projections numbers, Side side) {
        side.makeRoom();
        byte[] crosses = this.crosses;
        char[] binOf = side.binOf;
        int[] aside = side.aside;
        int count = 0;
        for (int i = 0; i < numbers.count(); i++) {
            // written wherever it lies, and kept by going on: no branch to be guessed wrong
            aside[count] = i;
            count += crosses[binOf[i]];
        }
        for (int k = 0; k < count; k++) {
            int i = aside[k];
            int from = side.next[binOf[i]];
            int to = from + numbers.times()[i];
            Arrays.fill(side.numbers, from, to, numbers.all()[numbers.from() + i]);
            side.next[binOf[i]] = to;
        }
    }

    private double areaOfCrossing() {
        double area = 0;
        long ahead = 0;
        for (int bin = 0; bin < bins; bin++) {
            if (crosses[bin] == 1) area += walk(bin, ahead);
            ahead += count(reals, bin) - count(fakes, bin);
        }
        return area;
    }

    /** The area of a bin in which the counts may cross, number by number. */
    private double walk(int bin, long ahead) {
        int realsEnd = reals.next[bin], r = realsEnd - count(reals, bin);
        int fakesEnd = fakes.next[bin], f = fakesEnd - count(fakes, bin);
        Arrays.sort(reals.numbers, r, realsEnd);
        Arrays.sort(fakes.numbers, f, fakesEnd);
        double area = 0;
        double at = bin * width - REACH;
        double end = at + width;
        while (r < realsEnd || f < fakesEnd) {
            boolean real = f == fakesEnd || r < realsEnd && reals.numbers[r] <= fakes.numbers[f];
            double next = real ? reals.numbers[r++] : fakes.numbers[f++];
            area += Math.abs(ahead) * (next - at);
            ahead += real ? 1 : -1;
            at = next;
        }
        return area + Math.abs(ahead) * (end - at);
    }

    private int count(Side side, int bin) {
        return (int) (side.held[bin] >>> sumBits);
    }

    private long sum(Side side, int bin) {
        return side.held[bin] & (1L << sumBits) - 1;
    }

    /** Where a number lies, in whole steps above −{@link #REACH}. */
    private long place(float x) {
        long place = Double.doubleToRawLongBits(x * stepsPerUnit + origin) - NOUGHT;
        // one test, which nearly always holds, instead of two
        return (place & lastPlace) == place ? place : x < 0 ? 0 : lastPlace;
    }
}
