package crescendo.metric.sliced;

import java.util.SplittableRandom;

/** Unit vectors to project flattened patches on, each of length {@code channels * 49} in the order [c][dy][dx]. */
public final class Directions {
    private Directions() {}

    /** Directions uniform on the sphere, each a function of the seed, the stream and its own index. */
    public static float[][] uniform(int count, int dimension, long seed, long stream) {
        float[][] directions = new float[count][];
        for (int d = 0; d < count; d++) directions[d] = unit(dimension, Streams.of(seed, stream, d));
        return directions;
    }

    /** The unit vectors along each axis. */
    public static float[][] axes(int dimension) {
        float[][] directions = new float[dimension][dimension];
        for (int d = 0; d < dimension; d++) directions[d][d] = 1;
        return directions;
    }

    private static float[] unit(int dimension, SplittableRandom random) {
        double[] normal = new double[dimension];
        double squares = 0;
        for (int i = 0; i < dimension; i++) {
            normal[i] = gaussian(random);
            squares += normal[i] * normal[i];
        }
        float[] unit = new float[dimension];
        for (int i = 0; i < dimension; i++) unit[i] = (float) (normal[i] / Math.sqrt(squares));
        return unit;
    }

    /** Box and Muller, in StrictMath: the same number on every machine. */
    private static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
