package crescendo.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        Path target = common.home().resolve("deploy/bench/target");
        if (Files.notExists(target.resolve("lib"))) {
            throw Complaint.failed("the benchmarks are not built: no " + target.resolve("lib"));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx2g", "-Dslf4j.internal.verbosity=ERROR", "-Dcrescendo.home=" + common.home()));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*"));
        command.add("crescendo.bench.Bench");
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
