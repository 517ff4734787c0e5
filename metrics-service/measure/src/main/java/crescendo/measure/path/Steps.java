package crescendo.measure.path;

import crescendo.contracts.Latents;
import java.util.Arrays;

/**
 * Small steps on the way from one latent to another, all of one length.
 *
 * <p>As Karras et al. 2019 have them in the space of the latents: both ends are brought to unit length, the way between them is a
 * great circle (slerp, Shoemake 1985), the step begins at a uniform place on it, and is a share ε of it long. The paper's points have
 * unit length, which a generator that begins with pixel norm does not see; here they have √n, that of a usual latent, for those
 * that do not.
 *
 * @param from where the steps begin, row-major
 * @param to where they end
 */
public record Steps(float[] from, float[] to) {
    /**
     * Some of the steps of a seed, each a function of the seed and its number: of step i the way leads from sample 2i of the seed to
     * sample 2i + 1.
     *
     * @param first number of the first step
     * @param size of a latent, at least 2: one number lies on no circle
     * @param epsilon the share of the way
     */
    public static Steps of(long seed, int first, int count, int size, double epsilon) {
        if (size < 2) throw new IllegalArgumentException("size must be at least 2, not " + size);
        float[] ends = Latents.normal(seed, 2L * first, 2 * count, size);
        float[] from = new float[count * size];
        float[] to = new float[count * size];
        for (int i = 0; i < count; i++) {
            double[] a = unit(ends, 2 * i * size, size);
            double[] b = unit(ends, (2 * i + 1) * size, size);
            double place = uniform(seed, first + i);
            slerp(a, b, place, from, i * size);
            slerp(a, b, place + epsilon, to, i * size);
        }
        return new Steps(from, to);
    }

    private static void slerp(double[] a, double[] b, double place, float[] into, int offset) {
        double cosine = 0;
        for (int k = 0; k < a.length; k++) cosine += a[k] * b[k];
        double angle = place * StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
        double[] across = new double[a.length];
        for (int k = 0; k < a.length; k++) across[k] = b[k] - cosine * a[k];
        double length = length(across);
        double radius = Math.sqrt(a.length);
        double along = radius * StrictMath.cos(angle);
        double aside = length == 0 ? 0 : radius * StrictMath.sin(angle) / length;
        for (int k = 0; k < a.length; k++) into[offset + k] = (float) (along * a[k] + aside * across[k]);
    }

    private static double[] unit(float[] latents, int offset, int size) {
        double[] unit = new double[size];
        for (int k = 0; k < size; k++) unit[k] = latents[offset + k];
        double length = length(unit);
        return Arrays.stream(unit).map(x -> x / length).toArray();
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double x : vector) squares += x * x;
        return Math.sqrt(squares);
    }

    /** In [0, 1), with 53 random bits; no number that latents are made of. */
    private static double uniform(long seed, long step) {
        return (Latents.mix(Latents.mix(~seed) + step) >>> 11) * 0x1.0p-53;
    }
}
