package crescendo.bench.kernel;

import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metric.feature.Features;
import crescendo.metric.feature.FrechetDistance;
import crescendo.metric.feature.KernelDistance;
import crescendo.metric.feature.Neighbourhoods;
import crescendo.metric.feature.PrecisionRecall;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Metrics of features: 1,000 images of 256, on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FeatureKernels {
    private static final int COUNT = 1000;
    private static final int SIZE = 256;

    private final Workers workers = new Workers(Runtime.getRuntime().availableProcessors());
    private final Features reals = Noise.features(COUNT, SIZE, 1);
    private final Features fakes = Noise.features(COUNT, SIZE, 2);

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    public FrechetDistance frechetDistance() throws MetricUndefined {
        return FrechetDistance.between(reals, fakes, workers);
    }

    /** 100 subsets of 1,000. */
    @Benchmark
    public KernelDistance kernelDistance() throws MetricUndefined {
        return KernelDistance.between(reals, fakes, 1, workers);
    }

    @Benchmark
    public Neighbourhoods neighbourhoods() throws MetricUndefined {
        return Neighbourhoods.of("reals", reals, PrecisionRecall.NEIGHBOURS, workers);
    }
}
