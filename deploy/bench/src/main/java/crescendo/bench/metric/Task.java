package crescendo.bench.metric;

import crescendo.metric.ColourDistance;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.SlicedWasserstein;
import crescendo.metric.SpectrumDistance;
import crescendo.metric.Workers;
import crescendo.metric.feature.DensityCoverage;
import crescendo.metric.feature.Features;
import crescendo.metric.feature.FrechetDistance;
import crescendo.metric.feature.KernelDistance;
import crescendo.metric.feature.PrecisionRecall;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A metric on inputs of one size, and what of it is timed.
 *
 * @param what metric and size, as the table has it
 * @param count images of each kind
 * @param size side of RGB images in pixels, or features of an image
 */
record Task(String what, int count, int size, Measure measure) {
    /** As many as Inception-v3 has. */
    private static final int FEATURES = 2048;

    private static final int COUNT = 10_000;
    private static final long SEED = 1;

    static final List<Task> ALL = List.of(
            new Task("swd 32²", 2048, 32, ofImages(Task::swd)),
            new Task("swd 32²", 8192, 32, ofImages(Task::swd)),
            new Task("swd 256²", 256, 256, ofImages(Task::swd)),
            new Task("spectrum 32²", 2048, 32, ofImages(SpectrumDistance::between)),
            new Task("colours 32²", 2048, 32, ofImages(ColourDistance::between)),
            new Task("frechet", COUNT, FEATURES, ofFeatures(FrechetDistance::between)),
            new Task("kid", COUNT, FEATURES, ofFeatures(Task::kid)),
            new Task("prdc", COUNT, FEATURES, ofFeatures(Task::prdc)));

    /** What is timed, made of its inputs. */
    @FunctionalInterface
    interface Measure {
        Timed with(Task task, Workers workers);
    }

    /** The metric alone. */
    @FunctionalInterface
    interface Timed {
        Object run() throws MetricUndefined;
    }

    private interface OfTwo<T> {
        Object between(T reals, T fakes, Workers workers) throws MetricUndefined;
    }

    /** The one of a name, as {@link #name} gives it. */
    static Optional<Task> named(String name) {
        return ALL.stream().filter(task -> task.name().equals(name)).findFirst();
    }

    String name() {
        return what + " " + count;
    }

    private static Object swd(Images reals, Images fakes, Workers workers) throws MetricUndefined {
        return SlicedWasserstein.between(reals, fakes, SEED, workers);
    }

    private static Object kid(Features reals, Features fakes, Workers workers) throws MetricUndefined {
        return KernelDistance.between(reals, fakes, SEED, workers);
    }

    private static Object prdc(Features reals, Features fakes, Workers workers) throws MetricUndefined {
        return List.of(
                PrecisionRecall.between(reals, fakes, PrecisionRecall.NEIGHBOURS, workers),
                DensityCoverage.between(reals, fakes, DensityCoverage.NEIGHBOURS, workers));
    }

    private static Measure ofImages(OfTwo<Images> metric) {
        return (task, workers) -> {
            Images reals = scenes(task.count, task.size, 1);
            Images fakes = scenes(task.count, task.size, 2);
            return () -> metric.between(reals, fakes, workers);
        };
    }

    private static Measure ofFeatures(OfTwo<Features> metric) {
        return (task, workers) -> {
            Features reals = features(task.count, task.size, 1);
            Features fakes = features(task.count, task.size, 2);
            return () -> metric.between(reals, fakes, workers);
        };
    }

    /** Waves of random colours and lengths under noise: neighbouring pixels are alike, as in photographs. */
    private static Images scenes(int count, int side, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * side * side * 3];
        for (int i = 0; i < pixels.length; ) {
            double across = random.nextGaussian() * 8 / side;
            double down = random.nextGaussian() * 8 / side;
            double noise = 4 + 16 * random.nextDouble();
            int[] colour = random.ints(3, 20, 100).toArray();
            for (int p = 0; p < side * side; p++) {
                double wave = 1 + Math.sin(across * (p % side) + down * (p / side));
                for (int c = 0; c < 3; c++, i++)
                    pixels[i] =
                            (byte) Math.max(0, Math.min(255, 40 + colour[c] * wave + noise * random.nextGaussian()));
            }
        }
        return new Images(pixels, count, side, 3);
    }

    /** Not negative, as after a rectifier, and with a few directions in which images differ most. */
    private static Features features(int count, int size, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * size];
        for (int i = 0; i < count; i++) {
            double kind = random.nextGaussian();
            for (int k = 0; k < size; k++)
                values[i * size + k] =
                        (float) Math.max(0, 0.4 + 0.2 * kind * (k % 7) / 7 + 0.3 * random.nextGaussian());
        }
        return new Features(values, count, size);
    }
}
