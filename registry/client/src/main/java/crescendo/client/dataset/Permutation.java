package crescendo.client.dataset;

/**
 * A pseudo-random order of {@code 0 … size − 1}, computed for one place at a time: a Feistel network over the next power
 * of two, walked until it lands inside (Black and Rogaway 2002, section 3). Takes no memory and no preparation.
 *
 * @param size of the range, from 1 up
 * @param key which of the orders
 */
record Permutation(int size, long key) {
    private static final int ROUNDS = 8;

    Permutation {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, not " + size);
        }
    }

    /** The order in which pass number {@code epoch} over the data goes, for one seed. */
    static Permutation of(int size, long seed, long epoch) {
        return new Permutation(size, mix(mix(seed) + epoch));
    }

    /**
     * What an endless stream over {@code size} things has at a position: each pass shows each once, in an order of its own.
     *
     * @param position from 0 up
     */
    static int shown(int size, long seed, long position) {
        if (position < 0) {
            throw new IndexOutOfBoundsException("position must not be negative, not " + position);
        }
        return of(size, seed, position / size).at((int) (position % size));
    }

    /** What stands at a place, in [0, size). */
    int at(int place) {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("place must lie in [0, " + size + "), not " + place);
        }
        int value = place;
        do {
            value = scramble(value);
        } while (value >= size);
        return value;
    }

    private int scramble(int value) {
        int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
        int lowBits = bits / 2;
        int lowMask = (1 << lowBits) - 1;
        int highMask = (1 << (bits - lowBits)) - 1;
        int low = value & lowMask;
        int high = value >>> lowBits;
        for (int round = 0; round < ROUNDS; round += 2) {
            high = (high ^ (int) mix(key + 2L * round * 0x9E3779B97F4A7C15L + low)) & highMask;
            low = (low ^ (int) mix(key + (2L * round + 1) * 0x9E3779B97F4A7C15L + high)) & lowMask;
        }
        return (high << lowBits) | low;
    }

    /** Stafford's mix 13, as in SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
