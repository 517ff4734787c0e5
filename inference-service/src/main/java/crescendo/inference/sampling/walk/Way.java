package crescendo.inference.sampling.walk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How one gets from one latent to another. Strict arithmetic: every machine agrees. */
public enum Way {
    /** Straight on: what lies in the middle is shorter than what a generator knows. */
    LINEAR {
        @Override
        void between(float[] a, float[] b, double t, float[] into, int offset) {
            mix(a, 1 - t, b, t, into, offset);
        }
    },
    /** Along the arc: lengths stay those of latents. White 2016, "Sampling Generative Networks", after Shoemake 1985. */
    SPHERICAL {
        @Override
        void between(float[] a, float[] b, double t, float[] into, int offset) {
            double cosine = dot(a, b) / StrictMath.sqrt(dot(a, a) * dot(b, b));
            double angle = StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
            double sine = StrictMath.sin(angle);
            // of the same direction, of opposite ones, or of none: there is no arc, or more than one
            if (!(sine > FLAT)) {
                LINEAR.between(a, b, t, into, offset);
            } else {
                mix(a, StrictMath.sin((1 - t) * angle) / sine, b, StrictMath.sin(t * angle) / sine, into, offset);
            }
        }
    };

    private static final double FLAT = 1e-6;

    /** Writes what lies at {@code t} in [0, 1] of the way from {@code a} to {@code b}: their very values at the ends. */
    abstract void between(float[] a, float[] b, double t, float[] into, int offset);

    private static void mix(float[] a, double ofA, float[] b, double ofB, float[] into, int offset) {
        for (int i = 0; i < a.length; i++) {
            into[offset + i] = (float) (ofA * a[i] + ofB * b[i]);
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of this name. */
    public static Optional<Way> of(String word) {
        return Arrays.stream(values()).filter(way -> way.word().equals(word)).findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(Way::word).collect(Collectors.joining(", "));
    }
}
