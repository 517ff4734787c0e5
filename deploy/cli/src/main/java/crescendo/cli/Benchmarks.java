package crescendo.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The benchmarks' process: it brings TensorFlow, which this one does without. */
public final class Benchmarks {
    private Benchmarks() {}

    public static boolean areBuilt(Path home) {
        return Files.exists(target(home).resolve("lib"));
    }

    /**
     * To be started.
     *
     * @param home the checkout
     * @param arguments which benchmark, and its options
     */
    public static ProcessBuilder process(Path home, List<String> arguments) {
        Path target = target(home);
        if (!areBuilt(home)) {
            throw Complaint.failed("the benchmarks are not built: no " + target.resolve("lib"));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx2g", "-Dslf4j.internal.verbosity=ERROR", "-Dcrescendo.home=" + home));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*"));
        command.add("crescendo.bench.Bench");
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private static Path target(Path home) {
        return home.resolve("deploy/bench/target");
    }
}
