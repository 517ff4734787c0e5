package crescendo.metric.sliced;

import java.util.SplittableRandom;

/** Independent sources of chance, each named by a seed and two numbers. */
final class Streams {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Streams() {}

    static SplittableRandom of(long seed, long stream, long index) {
        return new SplittableRandom(mix(mix(mix(seed) + stream * GOLDEN) + index * GOLDEN));
    }

    /** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
    private static long mix(long z) {
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
