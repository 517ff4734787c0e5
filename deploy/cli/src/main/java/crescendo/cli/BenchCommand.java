package crescendo.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands over to the benchmarks, which run in a process of their own: they bring TensorFlow, and measure its memory. */
@Command(
        name = "bench",
        description = {
            "Measure this machine; each benchmark prints a table, or JSON with --json.",
            "train: steps, by resolution. data: images in and out. sample: REST beside ONNX Runtime. start: the services."
                    + " jmh: single kernels."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  crescendo bench train --resolution 32 --batch 16 --threads 2 --steps 20",
            "  crescendo bench train --help"
        })
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Parameters(paramLabel = "BENCHMARK", arity = "1..*", description = "Which one, and its options.")
    private List<String> arguments;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Benchmarks.process(common.home(), arguments).inheritIO().start().waitFor();
    }
}
