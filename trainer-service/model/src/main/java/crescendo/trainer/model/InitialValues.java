package crescendo.trainer.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/** The values a parameter starts with: a pure function of seed and names, the same on every machine. */
public final class InitialValues {
    private InitialValues() {}

    /** As the parameter says it starts; equal parameters of two networks start differently. */
    public static float[] of(long seed, String network, Parameter parameter) {
        float[] values = new float[parameter.count()];
        Parameter.Start start = parameter.start();
        if (start.deviation() == 0) {
            Arrays.fill(values, (float) start.mean());
            return values;
        }
        CRC32C name = new CRC32C();
        name.update((network + "/" + parameter.name()).getBytes(StandardCharsets.UTF_8));
        // java.util.Random's algorithm is part of its specification
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + name.getValue());
        for (int i = 0; i < values.length; i++)
            values[i] = (float) (start.mean() + start.deviation() * random.nextGaussian());
        return values;
    }
}
