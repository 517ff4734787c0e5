package crescendo.inference.image.png;

import java.util.Arrays;

/**
 * A canonical code of bits for symbols, the shorter the more frequent they are, as deflate wants it (RFC 1951, section 3.2.2): no
 * code is longer than 15 bits.
 *
 * @param lengths in bits; 0 of symbols that do not occur
 * @param codes   with their first bit lowest, as they are written
 */
record HuffmanCode(byte[] lengths, short[] codes) {
    private static final int LONGEST = 15;

    /** @param counts how often each symbol occurs, fewer than 2^31 in all; two at least occur */
    static HuffmanCode of(int[] counts) {
        int[] weights = counts.clone();
        byte[] lengths = lengths(weights);
        while (longest(lengths) > LONGEST) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weights[i] == 0 ? 0 : weights[i] / 2 + 1; // more alike, and none is lost
            }
            lengths = lengths(weights);
        }
        return new HuffmanCode(lengths, codes(lengths));
    }

    private static int longest(byte[] lengths) {
        int longest = 0;
        for (byte length : lengths) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** By two queues: leaves in the order of their weights, and trees in the order in which they are joined. */
    private static byte[] lengths(int[] weights) {
        long[] leaves = sorted(weights);
        int count = leaves.length;
        long[] trees = new long[count - 1];
        int[] parents = new int[2 * count - 1]; // leaves first, then trees
        int leaf = 0;
        int tree = 0;
        for (int made = 0; made < count - 1; made++) {
            for (int half = 0; half < 2; half++) {
                boolean takesLeaf = leaf < count && (tree == made || leaves[leaf] >>> 9 <= trees[tree]);
                parents[takesLeaf ? leaf : count + tree] = count + made;
                trees[made] += takesLeaf ? leaves[leaf++] >>> 9 : trees[tree++];
            }
        }
        int[] depths = new int[2 * count - 1];
        for (int node = 2 * count - 3; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
        }
        byte[] lengths = new byte[weights.length];
        for (int i = 0; i < count; i++) {
            lengths[(int) (leaves[i] & 511)] = (byte) depths[i];
        }
        return lengths;
    }

    /** Weight and symbol, which takes nine bits, of those that occur. */
    private static long[] sorted(int[] weights) {
        long[] leaves = new long[weights.length];
        int count = 0;
        for (int symbol = 0; symbol < weights.length; symbol++) {
            if (weights[symbol] > 0) {
                leaves[count++] = (long) weights[symbol] << 9 | symbol;
            }
        }
        long[] sorted = Arrays.copyOf(leaves, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static short[] codes(byte[] lengths) {
        int[] next = new int[LONGEST + 2];
        for (byte length : lengths) {
            next[length + 1] += length == 0 ? 0 : 1;
        }
        for (int length = 1; length <= LONGEST; length++) {
            next[length] = next[length] + next[length - 1] << 1;
        }
        short[] codes = new short[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = (short) (Integer.reverse(next[length]++) >>> 32 - length);
            }
        }
        return codes;
    }
}
