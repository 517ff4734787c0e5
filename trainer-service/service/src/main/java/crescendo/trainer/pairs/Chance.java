package crescendo.trainer.pairs;

import crescendo.contracts.Latents;

/**
 * What is left to chance of one pair: numbers that are functions of the seed, the pair's position and what they decide, so that none
 * depends on how many were drawn before.
 */
record Chance(long seed, long position) {
    /** What a number decides. Its place here is part of what a seed means: new ones go to the end. */
    enum Of {
        TOP,
        LEFT,
        MIRROR,
        TURN,
        WHETHER_BLURRED,
        BLUR,
        WHETHER_NOISY,
        NOISE,
        WHETHER_JPEG,
        JPEG
    }

    /** Keeps these numbers apart from the latents of the same seed. */
    private static final long PAIRS = 0x5041495253L;

    /** Keeps the noise apart from all of them. */
    private static final long NOISES = 0x4E4F495345L;

    /** In [0, 1). */
    double uniform(Of what) {
        return Latents.uniform(Latents.key(seed ^ PAIRS, position), what.ordinal());
    }

    /** A whole number in [0, count). */
    int below(int count, Of what) {
        return (int) (count * uniform(what));
    }

    boolean happens(double chance, Of what) {
        return uniform(what) < chance;
    }

    /** Standard normal numbers. */
    float[] normal(int count) {
        return Latents.normal(seed ^ NOISES, position, 1, count);
    }
}
