package crescendo.bench.kernel;

import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What services share. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ContractKernels {
    private final Map<String, Tensor> weights = weights();

    private static Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new TreeMap<>();
        for (int i = 0; i < 16; i++) weights.put("conv" + i, Tensor.of(Noise.bytes(1 << 20, i), 1 << 20));
        return weights;
    }

    /** 1,000 latents of 128 components by seed. */
    @Benchmark
    public float[] latentsBySeed() {
        return Latents.normal(1, 0, 1000, 128);
    }

    /** 16 tensors of 1 MiB. */
    @Benchmark
    public byte[] safetensorsEncode() {
        return Safetensors.encode(weights);
    }
}
