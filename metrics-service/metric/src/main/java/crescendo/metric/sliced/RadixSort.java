package crescendo.metric.sliced;

/**
 * Sorts floats that are no NaN by three passes over their bits, several times faster than by comparison.
 *
 * <p>Not thread-safe: it holds the space it sorts in.
 */
final class RadixSort {
    private static final int DIGIT = 11;
    private static final int RADIX = 1 << DIGIT;

    private final int[] keys;
    private final int[] spare;
    private final int[][] starts = new int[3][RADIX];

    RadixSort(int size) {
        keys = new int[size];
        spare = new int[size];
    }

    /** Sorts the whole array, which must have the size given at creation, in place. */
    void sort(float[] values) {
        for (int[] start : starts) java.util.Arrays.fill(start, 0);
        for (int i = 0; i < keys.length; i++) {
            int key = ordered(Float.floatToRawIntBits(values[i]));
            keys[i] = key;
            starts[0][key & (RADIX - 1)]++;
            starts[1][key >>> DIGIT & (RADIX - 1)]++;
            starts[2][key >>> 2 * DIGIT]++;
        }
        for (int[] start : starts) toStarts(start);
        scatter(keys, spare, 0);
        scatter(spare, keys, 1);
        scatter(keys, spare, 2);
        for (int i = 0; i < spare.length; i++) values[i] = Float.intBitsToFloat(original(spare[i]));
    }

    private void scatter(int[] from, int[] to, int pass) {
        int[] start = starts[pass];
        int shift = pass * DIGIT;
        for (int key : from) to[start[key >>> shift & (RADIX - 1)]++] = key;
    }

    private static void toStarts(int[] counts) {
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = start;
            start += count;
        }
    }

    /** Bits whose unsigned order is the order of the floats. */
    private static int ordered(int bits) {
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }

    private static int original(int key) {
        return key ^ (~key >> 31 | Integer.MIN_VALUE);
    }
}
