package crescendo.bench.kernel;

import crescendo.metric.ColourDistance;
import crescendo.metric.Images;
import crescendo.metric.MetricUndefined;
import crescendo.metric.SlicedWasserstein;
import crescendo.metric.SpectrumDistance;
import crescendo.metric.Workers;
import crescendo.metric.feature.Features;
import crescendo.metric.linear.Products;
import crescendo.metric.similarity.MultiScaleSimilarity;
import crescendo.metric.sliced.LaplacianPyramid;
import crescendo.metric.sliced.LineDistance;
import crescendo.metric.sliced.Patches;
import crescendo.metric.sliced.Projections;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What measuring a checkpoint is made of: 2,048 grey images of 32² where nothing else is said. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MetricKernels {
    private static final int COUNT = 2048;
    private static final int SIDE = 32;
    /** Patches whose products with all directions are made at once. */
    private static final int PATCHES = 512;
    /** Projections of 2,048 images on one direction. */
    private static final int LINE = COUNT * SlicedWasserstein.PATCHES_PER_IMAGE;

    private final Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
    private final Images reals = Noise.images(COUNT, SIDE, 1, 1);
    private final Images fakes = Noise.images(COUNT, SIDE, 1, 2);
    private final Features patches = Noise.features(PATCHES, 3 * Patches.AREA, 1);
    private final Features directions = Noise.features(SlicedWasserstein.DIRECTIONS, 3 * Patches.AREA, 2);
    private final float[] products = new float[SlicedWasserstein.DIRECTIONS * PATCHES];
    private final Products multiplying =
            new Products(directions.values(), directions.count(), directions.size(), PATCHES);
    private final Projections realLine = line(3);
    private final Projections fakeLine = line(4);
    private final LineDistance line = new LineDistance(LINE);
    private final Images large = Noise.images(16, 256, 3, 1);

    private static Projections line(long seed) {
        return new Projections(
                Noise.features(LINE, 1, seed).values(),
                0,
                IntStream.range(0, LINE).map(i -> 1).toArray());
    }

    @TearDown
    public void close() {
        workers.close();
    }

    /** Both levels, on all processors. */
    @Benchmark
    public double slicedWasserstein() throws MetricUndefined {
        return SlicedWasserstein.between(reals, fakes, 1, workers).mean();
    }

    /** The finest level of each image, one thread. */
    @Benchmark
    public void laplacianPyramid(Blackhole sink) {
        for (int i = 0; i < COUNT; i++) sink.consume(LaplacianPyramid.level(reals, i, 0));
    }

    /** Where 128 patches of each image lie, one thread. */
    @Benchmark
    public void patchPositions(Blackhole sink) {
        Patches places = Patches.uniform(SIDE, SIDE, SlicedWasserstein.PATCHES_PER_IMAGE, 1, 1);
        for (int i = 0; i < COUNT; i++) sink.consume(places.corners(i));
    }

    /** 512 coloured patches on 512 directions, one thread. */
    @Benchmark
    public float[] projection() {
        multiplying.with(patches.values(), PATCHES, products, 0, PATCHES);
        return products;
    }

    /** Two sets of as many numbers as 2,048 images give a direction, in place of sorting them, one thread. */
    @Benchmark
    public double lineDistance() {
        return line.between(realLine, fakeLine);
    }

    /** 8 pairs of coloured images of 256², on all processors. */
    @Benchmark
    public double multiScaleSimilarity() throws MetricUndefined {
        return MultiScaleSimilarity.within(large, MultiScaleSimilarity.Window.FIXED, workers);
    }

    /** The spectra of all images, on all processors. */
    @Benchmark
    public SpectrumDistance spectrumDistance() throws MetricUndefined {
        return SpectrumDistance.between(reals, fakes, workers);
    }

    /** The histograms of all images, on all processors. */
    @Benchmark
    public ColourDistance colourDistance() {
        return ColourDistance.between(reals, fakes, workers);
    }
}
