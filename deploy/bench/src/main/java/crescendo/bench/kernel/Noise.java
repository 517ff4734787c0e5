package crescendo.bench.kernel;

import crescendo.metric.Images;
import crescendo.metric.feature.Features;
import java.util.Random;

/** Inputs without meaning. */
final class Noise {
    private Noise() {}

    static byte[] bytes(int count, long seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static Images images(int count, int size, int channels, long seed) {
        return new Images(bytes(count * size * size * channels, seed), count, size, channels);
    }

    static Features features(int count, int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * size];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return new Features(values, count, size);
    }
}
