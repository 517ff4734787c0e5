package crescendo.contracts;

/**
 * Latents by seed: sample k of a seed is the same alone, in a batch, in the trainer, in the metrics and over REST.
 *
 * <p>Each component is a standard normal by Box and Muller 1958 from two uniform numbers, which come from the counter
 * (seed, sample, pair) through the finaliser of SplitMix64 (Steele et al. 2014). Strict arithmetic: every machine agrees.
 */
public final class Latents {
    /** Of truncation. Below it drawing again would take too long, and all images look alike anyway. */
    public static final double LEAST_THRESHOLD = 0.01;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Latents() {}

    /**
     * Samples {@code first} to {@code first + count - 1} of a seed.
     *
     * @return float32, row-major, count × size
     */
    public static float[] normal(long seed, long first, int count, int size) {
        if (count < 0 || size < 1) {
            throw new IllegalArgumentException(
                    "count must be at least 0 and size at least 1, not " + count + " and " + size);
        }
        float[] latents = new float[Math.multiplyExact(count, size)];
        for (int i = 0; i < count; i++) {
            fill(latents, i * size, size, key(seed, first + i));
        }
        return latents;
    }

    /**
     * The same samples cut off: a component beyond the threshold is drawn again until it lies within. Those within stay as they are,
     * so that the sample stays recognisable: the truncation trick of Brock et al. 2018, section 3.1, which trades variety for quality.
     *
     * @param threshold at least {@link #LEAST_THRESHOLD}; every component lies in [−threshold, threshold]
     * @return float32, row-major, count × size
     */
    public static float[] truncated(long seed, long first, int count, int size, double threshold) {
        if (!(threshold >= LEAST_THRESHOLD)) {
            throw new IllegalArgumentException("threshold must be at least " + LEAST_THRESHOLD + ", not " + threshold);
        }
        float[] latents = normal(seed, first, count, size);
        for (int i = 0; i < latents.length; i++) {
            if (Math.abs(latents[i]) > threshold) {
                latents[i] = redrawn(key(key(seed, first + i / size), i % size), threshold);
            }
        }
        return latents;
    }

    /** From a stream of numbers that only this component of this sample has. */
    private static float redrawn(long stream, double threshold) {
        for (long counter = 0; ; counter += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(stream, counter)));
            float component = (float) (radius * StrictMath.cos(2 * Math.PI * uniform(stream, counter + 1)));
            if (Math.abs(component) <= threshold) {
                return component;
            }
        }
    }

    private static void fill(float[] into, int offset, int size, long key) {
        for (int j = 0; j < size; j += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(key, j)));
            double angle = 2 * Math.PI * uniform(key, j + 1);
            into[offset + j] = (float) (radius * StrictMath.cos(angle));
            if (j + 1 < size) {
                into[offset + j + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
    }

    /** What all uniform numbers of a sample come from. */
    public static long key(long seed, long sample) {
        return mix(mix(seed + GOLDEN) + sample * GOLDEN);
    }

    /** One of a sample's uniform numbers, in [0, 1), with 53 random bits. @param key as {@link #key} makes it */
    public static double uniform(long key, long counter) {
        return (mix(key ^ mix(counter + 1)) >>> 11) * 0x1.0p-53;
    }

    /** A bijection of 64 bits in which every input bit moves half of the output bits. */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
