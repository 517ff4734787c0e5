package crescendo.bench.kernel;

import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.publish.SampleGrid;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a checkpoint shows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PictureKernels {
    private final Tensor images = Tensor.of(Noise.bytes(64 * 32 * 32 * 3, 1), 64, 32, 32, 3);

    /** 64 images of 32² in colour: noise, which packs worst. */
    @Benchmark
    public byte[] pngGrid() {
        return SampleGrid.of(BaseShape.SQUARE, 32).png(images);
    }
}
