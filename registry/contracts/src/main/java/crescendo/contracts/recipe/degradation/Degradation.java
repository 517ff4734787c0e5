package crescendo.contracts.recipe.degradation;

import java.util.Optional;

/**
 * What happens to a low-resolution image of a training pair beside being made smaller, in the order of Zhang et al. 2021 (BSRGAN),
 * equation 1: the high-resolution crop is blurred, then shrunk, then noise is added, then it goes through JPEG. The high-resolution
 * crop of the pair stays as it is. A step that is absent does not happen; each is drawn anew for every pair, by the recipe's seed.
 *
 * <p>A family of recipes embeds it as a field {@code degradation}: it is read by {@code recipe.json.degradation.DegradationFields}
 * from the field's object, and written complete as it stands, absent steps left out. The trainer's {@code crescendo.trainer.pairs}
 * applies it.
 */
public record Degradation(Optional<Blur> blur, Optional<Noise> noise, Optional<Jpeg> jpeg) {
    /** Nothing but the shrinking: bicubic, as the papers' data sets were made. */
    public static final Degradation NONE = new Degradation(Optional.empty(), Optional.empty(), Optional.empty());

    /** The strongest blur: beyond it nothing is left to learn from. */
    public static final double MOST_BLUR = 10;

    /** The strongest noise, in levels of 8 bits. */
    public static final double MOST_NOISE = 100;

    /**
     * An isotropic Gaussian before the shrinking.
     *
     * @param chance that a pair is blurred, in [0, 1]
     * @param sigma  in pixels of the high-resolution image, in [0, {@value #MOST_BLUR}]
     */
    public record Blur(double chance, Range sigma) {
        /** As Real-ESRGAN's first pass (Wang et al. 2021). */
        public static final Blur USUAL = new Blur(1, new Range(0.2, 3));

        public Blur {
            requireChance("blur", chance);
            require("blur.sigma", sigma, 0, MOST_BLUR);
        }
    }

    /**
     * Gaussian noise on every value of the shrunken image, independent of the others.
     *
     * @param chance that a pair gets some, in [0, 1]
     * @param sigma  in levels of 8 bits, in [0, {@value #MOST_NOISE}]
     */
    public record Noise(double chance, Range sigma) {
        /** As Real-ESRGAN's first pass. */
        public static final Noise USUAL = new Noise(1, new Range(1, 30));

        public Noise {
            requireChance("noise", chance);
            require("noise.sigma", sigma, 0, MOST_NOISE);
        }
    }

    /**
     * The shrunken image as it comes back from a JPEG file.
     *
     * @param chance  that a pair goes through it, in [0, 1]
     * @param quality in [1, 100], need not be whole
     */
    public record Jpeg(double chance, Range quality) {
        /** As Real-ESRGAN's first pass. */
        public static final Jpeg USUAL = new Jpeg(1, new Range(30, 95));

        public Jpeg {
            requireChance("jpeg", chance);
            require("jpeg.quality", quality, 1, 100);
        }
    }

    private static void requireChance(String step, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(step + ".chance: " + chance + " is not allowed; it lies in [0, 1]");
        }
    }

    private static void require(String field, Range range, double least, double most) {
        if (!range.within(least, most)) {
            throw new IllegalArgumentException(field + ": " + range.from() + " to " + range.to()
                    + " is not allowed; it lies in [" + least + ", " + most + "]");
        }
    }
}
