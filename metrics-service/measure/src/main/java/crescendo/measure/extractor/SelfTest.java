package crescendo.measure.extractor;

import crescendo.contracts.Latents;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import java.util.Arrays;

/**
 * What an extractor must show before a value is measured by it: numbers, different ones for different images, the same ones
 * again, and those of an image alone also in a batch.
 */
public final class SelfTest {
    private static final int IMAGES = 4;
    private static final int SIDE = 32;
    private static final double TOLERANCE = 1e-3;

    private SelfTest() {}

    /** @throws UnusableNetwork with what it does not show */
    public static void require(Extractor extractor) {
        Images images = images();
        float[][] together = rows(extractor, images);
        for (float[] row : together)
            for (float value : row)
                if (!Float.isFinite(value)) throw refused(extractor, "gives " + value + " for an image of noise");
        if (distance(together[0], together[1]) == 0)
            throw refused(extractor, "gives the same for different images; is its input of another range?");
        if (distance(together[0], rows(extractor, images)[0]) != 0)
            throw refused(extractor, "gives different values for the same image");
        for (int i = 0; i < IMAGES; i++)
            if (distance(together[i], rows(extractor, images.part(i, 1))[0]) > TOLERANCE)
                throw refused(
                        extractor,
                        "gives other values for an image alone than in a batch; export it in its" + " evaluation mode");
    }

    /** Noise, the last one black. */
    private static Images images() {
        byte[] pixels = new byte[IMAGES * SIDE * SIDE * 3];
        float[] noise = Latents.normal(1, 0, IMAGES - 1, SIDE * SIDE * 3);
        for (int i = 0; i < noise.length; i++) pixels[i] = (byte) Math.max(0, Math.min(255, 128 + 50 * noise[i]));
        return new Images(pixels, IMAGES, SIDE, SIDE, 3);
    }

    /** Features where there are, else probabilities. */
    private static float[][] rows(Extractor extractor, Images images) {
        Seen seen = extractor.see(images);
        try {
            return extractor.features() > 0
                    ? split(seen.features().values(), images.count())
                    : split(seen.probabilities().rows());
        } catch (MetricUndefined e) {
            throw new UnusableNetwork(e.getMessage(), e);
        }
    }

    private static float[][] split(float[] values, int rows) {
        int each = values.length / rows;
        float[][] split = new float[rows][];
        for (int i = 0; i < rows; i++) split[i] = Arrays.copyOfRange(values, i * each, (i + 1) * each);
        return split;
    }

    private static float[][] split(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    float[] values = new float[row.length];
                    for (int i = 0; i < row.length; i++) values[i] = (float) row[i];
                    return values;
                })
                .toArray(float[][]::new);
    }

    /** The largest difference, in parts of the largest value. */
    private static double distance(float[] one, float[] other) {
        double largest = 0;
        double size = 1e-12;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
            size = Math.max(size, Math.abs(one[i]));
        }
        return largest / size;
    }

    private static UnusableNetwork refused(Extractor extractor, String reason) {
        return new UnusableNetwork(extractor.name() + " " + reason);
    }
}
