package crescendo.metric.feature;

import java.util.Random;
import java.util.stream.IntStream;

/** Features to test with. */
final class Drawn {
    private Drawn() {}

    /** Normal features, each with a scale and a shift of its own. */
    static Features normal(long seed, int count, int size, double scale, double shift) {
        Random random = new Random(seed);
        float[] values = new float[count * size];
        for (int i = 0; i < values.length; i++)
            values[i] = (float) (shift + scale * (1 + i % size) * random.nextGaussian());
        return new Features(values, count, size);
    }

    static Features of(int size, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
        return new Features(floats, values.length / size, size);
    }

    /** The last index first. */
    static int[] backwards(int count) {
        return IntStream.range(0, count).map(i -> count - 1 - i).toArray();
    }

    static double squaredDistance(Features a, int i, Features b, int j) {
        double sum = 0;
        for (int k = 0; k < a.size(); k++) {
            double apart = (double) a.values()[i * a.size() + k] - b.values()[j * b.size() + k];
            sum += apart * apart;
        }
        return sum;
    }
}
